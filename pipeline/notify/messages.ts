/** Notifications as messages: one each, or for a digest as many in one as the channel takes. */
import { sha256 } from "../domain/hash.ts";
import type { Channel } from "./channels/channel.ts";
import { discord } from "./channels/discord.ts";
import { mail } from "./channels/mail.ts";
import { slack } from "./channels/slack.ts";
import { teams } from "./channels/teams.ts";
import { webhook } from "./channels/webhook.ts";
import type { Config, Target } from "./config.ts";
import { idsOf, type Notification } from "./notifications.ts";

/** A message ready to be sent, with the ids of what is in it. */
export interface Message {
  key: string;
  ids: string[];
  body: string;
}

const channels: Record<Target["kind"], Channel> = { webhook, slack, discord, teams, mail };

/** The messages that bring a target these notifications, in their order, with links to the site where there is one. */
export function messagesFor(target: Target, notifications: readonly Notification[], site: Config["site"]): Message[] {
  const fits = (group: readonly Notification[]) => channels[target.kind].fits(messageOf(target, group, site).body);
  const groups: Notification[][] = [];
  for (const notification of notifications.flatMap((one) => inPieces(one, fits))) {
    const last = target.digest === null ? undefined : groups.at(-1);
    if (last && fits([...last, notification])) last.push(notification);
    else groups.push([notification]);
  }
  return groups.map((group) => messageOf(target, group, site));
}

/** A notification with more models than a message takes, halved until each piece fits. */
function inPieces(notification: Notification, fits: (group: readonly Notification[]) => boolean): Notification[] {
  if (notification.models.length <= 1 || fits([notification])) return [notification];
  return halves(notification).flatMap((half) => inPieces(half, fits));
}

function halves(notification: Notification): Notification[] {
  const split = <T>(models: readonly T[]) => {
    const middle = Math.ceil(models.length / 2);
    return [models.slice(0, middle), models.slice(middle)];
  };
  switch (notification.kind) {
    case "announcement":
      return split(notification.models).map((models) => ({ ...notification, models }));
    case "reminder":
      return split(notification.models).map((models) => ({ ...notification, models }));
    default:
      return [notification];
  }
}

/** The key is made of the target and the ids, so the same content always has the same key. */
function messageOf(
  { id: target, kind }: Target,
  notifications: readonly Notification[],
  site: Config["site"],
): Message {
  const ids = notifications.flatMap(idsOf);
  const key = sha256(JSON.stringify([target, ...ids])).slice(0, 32);
  const channel = channels[kind];
  const render = (isBrief: boolean) => channel.render({ key, target, notifications, site, isBrief });
  const body = render(false);
  return { key, ids, body: notifications.length > 1 || channel.fits(body) ? body : render(true) };
}
