/** Announcements as lines for a terminal. */

import type { AnnouncedModel } from "../domain/announced-model.ts";
import { announcementsOf } from "../domain/announcements.ts";
import { modelFacts } from "../domain/model-facts.ts";
import { byText } from "../domain/order.ts";
import type { Change } from "../domain/schema.ts";
import { plainText } from "../text/rich-text.ts";
import { forTerminal } from "../text/sanitize.ts";

/** The title of each announcement, and indented below it a line for each model; oldest first. Baselines are left out. */
export function announcementLines(changes: readonly Change[], find: (id: string) => AnnouncedModel): string[] {
  const oldestFirst = announcementsOf(changes, find).sort((a, b) => byText(a.day, b.day));
  return oldestFirst.flatMap(({ day, title, models }) => [
    forTerminal(`${day} ${plainText(title)}`),
    ...models.map((changed) => {
      const facts = modelFacts(changed, day).map(plainText).join("; ");
      return `  ${forTerminal(`${changed.model.id}: ${facts}`)}`;
    }),
  ]);
}
