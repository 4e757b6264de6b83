/** Groups notifications into messages, as many in each as the channel allows. */

import { sha256 } from "../domain/hash.ts";
import { byParts } from "../domain/order.ts";
import type { Channel } from "./channels/channel.ts";
import { discord } from "./channels/discord.ts";
import { mail } from "./channels/mail.ts";
import { slack } from "./channels/slack.ts";
import { teams } from "./channels/teams.ts";
import { webhook } from "./channels/webhook.ts";
import type { Target } from "./config.ts";
import type { Notification } from "./notifications.ts";

/** A message ready to be sent, with the ids of its notifications. */
export interface Message {
  key: string;
  ids: string[];
  body: string;
}

const channels: Record<Target["kind"], Channel> = { webhook, slack, discord, teams, mail };

/** The messages that deliver these notifications to a target, ordered by provider and day. */
export function messagesFor(target: Target, notices: readonly Notification[]): Message[] {
  const channel = channels[target.kind];
  const sorted = [...notices].sort((a, b) => byParts(sortKey(a), sortKey(b)));
  const messages: Message[] = [];
  let batch: Notification[] = [];
  for (const notice of sorted) {
    const more = [...batch, notice];
    if (batch.length > 0 && !channel.fits(messageOf(target, more).body)) {
      messages.push(messageOf(target, batch));
      batch = [notice];
    } else batch = more;
  }
  return batch.length > 0 ? [...messages, messageOf(target, batch)] : messages;
}

function sortKey({ kind, provider, day, text, id }: Notification): string[] {
  return kind === "change" ? [kind, provider, day, text, id] : [kind, provider, text, id];
}

/** The key is derived from the target and the notifications, so the same news always has the same key. */
function messageOf({ id: target, kind }: Target, notices: readonly Notification[]): Message {
  const ids = notices.map(({ id }) => id);
  const key = sha256(JSON.stringify([target, ...ids])).slice(0, 32);
  return { key, ids, body: channels[kind].render({ key, target, notices }) };
}
