/** What changed for one model on one day. */

import type { RichText } from "../text/rich-text.ts";
import type { AnnouncedModel } from "./announced-model.ts";
import { type AnnouncementKind, kindsOf } from "./announcement-kind.ts";
import { changeLine } from "./change-text.ts";
import { type NetChange, netChange } from "./net-change.ts";
import type { Change } from "./schema.ts";

export interface ModelChanges<M extends AnnouncedModel = AnnouncedModel> {
  model: M;
  /** What kinds of news its changes are, the main one first. */
  kinds: readonly [AnnouncementKind, ...AnnouncementKind[]];
  changes: readonly Change[];
  net: NetChange;
  /** One line a change, before and after. */
  lines: readonly RichText[];
}

/** The changes of a model on one day, with their net effect. */
export function modelChangesOf<M extends AnnouncedModel>(model: M, changes: readonly Change[]): ModelChanges<M> {
  const net = netChange(model.changes, changes);
  return { model, kinds: kindsOf(changes, net), changes, net, lines: changes.map((change) => changeLine(change)) };
}
