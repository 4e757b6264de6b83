/** Notices as messages: ordered, and as many in one as the medium takes. */

import { sha256 } from "../domain/hash.ts";
import { byParts } from "../domain/order.ts";
import type { Medium } from "./channels/channel.ts";
import { discord } from "./channels/discord.ts";
import { mail } from "./channels/mail.ts";
import { slack } from "./channels/slack.ts";
import { teams } from "./channels/teams.ts";
import { webhook } from "./channels/webhook.ts";
import type { Target } from "./config.ts";
import type { Notice } from "./notifications.ts";

/** A message ready to be sent, with what it tells. */
export interface Message {
  key: string;
  ids: string[];
  body: string;
}

const media: Record<Target["kind"], Medium> = { webhook, slack, discord, teams, mail };

/** The messages that tell a target these notices, by provider and day. */
export function messagesFor(target: Target, notices: readonly Notice[]): Message[] {
  const medium = media[target.kind];
  const sorted = [...notices].sort((a, b) => byParts(placeOf(a), placeOf(b)));
  const messages: Message[] = [];
  let held: Notice[] = [];
  for (const notice of sorted) {
    const more = [...held, notice];
    if (held.length > 0 && !medium.fits(messageOf(target, more).body)) {
      messages.push(messageOf(target, held));
      held = [notice];
    } else held = more;
  }
  return held.length > 0 ? [...messages, messageOf(target, held)] : messages;
}

function placeOf({ kind, provider, day, text, id }: Notice): string[] {
  return kind === "change" ? [kind, provider, day, text, id] : [kind, provider, text, id];
}

/** The key is made of the target and the notices, so the same news always has the same key. */
function messageOf({ id: target, kind }: Target, notices: readonly Notice[]): Message {
  const ids = notices.map(({ id }) => id);
  const key = sha256(JSON.stringify([target, ...ids])).slice(0, 32);
  return { key, ids, body: media[kind].render({ key, target, notices }) };
}
