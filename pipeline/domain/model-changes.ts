/** What changed for one model on one day. */

import type { RichText } from "../text/rich-text.ts";
import type { AnnouncedModel } from "./announced-model.ts";
import { type AnnouncementKind, kindsOf } from "./announcement-kind.ts";
import { changeLine } from "./change-text.ts";
import { type NetChange, netChange } from "./net-change.ts";
import type { Change } from "./schema.ts";
import { datesAfter, datesBefore, retirementChanges } from "./stated-dates.ts";

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

/**
 * The changes of the first model, without those of retirement dates that others of the models do not have. Where they share
 * none, as when each date is now for the same users only, the first stands for all.
 */
export function sharedChanges(models: readonly ModelChanges[]): readonly Change[] {
  const [first, ...others] = models;
  if (!first) return [];
  const isShared = (change: Change): boolean => {
    const text = JSON.stringify([datesBefore(change), datesAfter(change)]);
    return others.every(({ changes }) =>
      retirementChanges(changes).some((other) => JSON.stringify([datesBefore(other), datesAfter(other)]) === text),
    );
  };
  const own = new Set<Change>(retirementChanges(first.changes).filter((change) => !isShared(change)));
  const isAll = own.size === retirementChanges(first.changes).length;
  return isAll ? first.changes : first.changes.filter((change) => !own.has(change));
}
