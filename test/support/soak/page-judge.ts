/** The promises on a page: nothing that it never said is published, and what it says is, once it can be had. */
import { type Day, isLate, outcomeOf } from "./day.ts";
import { isThere } from "./operator.ts";
import type { Taken } from "./published.ts";
import type { Tally } from "./tally.ts";
import { troubleOf } from "./troubles.ts";
import { stateOn, type WorldPage } from "./world.ts";

/** What is wrong in a state that was taken. */
export function brokenByTaking({ page, state, lacks, wrong, under }: Taken, { number }: Day, tally: Tally): string[] {
  if (state === null) {
    tally.add("states taken that are part of a page");
    tally.add("records that these lacked", lacks.records);
    tally.add("facts that these lacked", lacks.facts);
    return wrong.map((fact) => `${page.id} published what it never said: ${fact}`);
  }
  if (state === stateOn(page, number)) {
    tally.add("states taken that are the page as it was");
    return [];
  }
  tally.add("states taken that were the page of another day");
  return under?.fault.stale ? [] : [`${page.id} published "${state.name}" again, and nobody served that`];
}

/** Whether the whole page was there for the asking on that day. */
export function couldBeHad(page: WorldPage, day: Day): boolean {
  const trouble = troubleOf(day.troubles, page);
  return (trouble === undefined || trouble.fault.harmless === true) && !isLate(outcomeOf(day, page));
}

/** Whether a host that named a damaged page like the whole one may still be believed: until a month begins with whole pages. */
export function isMisled({ day, under }: Taken, iso: string, lastTrouble: string): boolean {
  const month = iso.slice(0, 7);
  return under?.fault.misnamed === true && (day.startsWith(month) || lastTrouble.startsWith(month));
}

/** On a day on which the page could be had, what stands of it is what it says, or waits for a person to look at it. */
export function brokenByMissing(page: WorldPage, day: Day, standing: Taken | undefined): string[] {
  const truth = stateOn(page, day.number);
  const trouble = troubleOf(day.troubles, page);
  const outcome = outcomeOf(day, page);
  if (standing?.state?.body !== truth.body) {
    if (outcome?.status === "quarantined" && !isThere(day.number)) return [];
    if (outcome?.status === "old-copy") return [];
    const said = `${outcome?.status} ${outcome?.reasons.map(({ message }) => message).join("; ")}`;
    return [
      `${page.id} says "${truth.name}"${trouble ? `, with "${trouble.kind}"` : ""}, and that is not published: ${said}`,
    ];
  }
  if (trouble?.kind !== "moved for good" || outcome?.notes?.some((note) => note.includes("moved permanently")))
    return [];
  return [`${page.id} moved, and no note says so`];
}
