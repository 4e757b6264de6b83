/** What changed for one model on one day. */

import type { RichText } from "../text/rich-text.ts";
import type { AnnouncedModel } from "./announced-model.ts";
import { type AnnouncementKind, announcementKinds, kindOf } from "./announcement-kind.ts";
import { changeLine } from "./change-text.ts";
import type { Change } from "./schema.ts";

export interface ModelChanges<M extends AnnouncedModel = AnnouncedModel> {
  model: M;
  kind: AnnouncementKind;
  changes: readonly Change[];
  /** One line a change, before and after. */
  lines: readonly RichText[];
}

/** The changes of a model on one day, with the most important kind among them. */
export function modelChangesOf<M extends AnnouncedModel>(model: M, changes: readonly Change[]): ModelChanges<M> {
  const kinds = changes.map(kindOf);
  const kind = announcementKinds.find((candidate) => kinds.includes(candidate)) ?? "date";
  return { model, kind, changes, lines: changes.map((change) => changeLine(change)) };
}
