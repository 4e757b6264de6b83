/** What the dates of headings mean: the day of an announcement, or the day a change takes effect. */
import { isCoarserThan } from "./dates.ts";
import type { Row } from "./rows/lifecycle-table.ts";
import { keyOf } from "./section-key.ts";
import type { Fact, Statement } from "./statements.ts";

interface Section {
  date: string;
  effective: boolean;
  announced: boolean;
  /** Announced in the month or quarter of the heading's day: less than the day itself. */
  aboutThen: boolean;
}

const agrees = (a: string, b: string): boolean => a === b || isCoarserThan(a, b) || isCoarserThan(b, a);
const within = (inner: string[], outer: string[]): boolean => outer.every((each, at) => inner[at] === each);

/**
 * A function from a section's trail to the day its heading says the provider announced it; null where the heading's
 * date is a day of effect, or where nothing tells. A section tells by a date in its rows or sentences that agrees with
 * its heading; sections that tell nothing follow the majority of their page. `dayOf` gives the date a heading begins with.
 */
export function announcementDays(
  rows: { section: string[]; row: Row }[],
  statements: readonly Statement[],
  dayOf: (heading: string) => string | null,
): (section: string[]) => string | null {
  const nearest = (section: string[]): { key: string; trail: string[]; date: string } | null => {
    for (let end = section.length; end > 0; end -= 1) {
      const date = dayOf(section[end - 1] ?? "");
      const trail = section.slice(0, end);
      if (date !== null) return { key: keyOf(trail), trail, date };
    }
    return null;
  };
  const sections = new Map<string, Section>();
  const open = (trail: string[]): { of: Section; trail: string[] } | null => {
    const found = nearest(trail);
    if (!found) return null;
    const known = sections.get(found.key) ?? { date: found.date, effective: false, announced: false, aboutThen: false };
    sections.set(found.key, known);
    return { of: known, trail: found.trail };
  };
  const weigh = (section: string[], facts: readonly Fact[]): void => {
    const found = open(section);
    if (!found || !within(section, found.trail)) return;
    for (const fact of facts) {
      if (fact.says !== "date" || !agrees(fact.date, found.of.date)) continue;
      if (fact.event === "announced") found.of[fact.date === found.of.date ? "announced" : "aboutThen"] = true;
      else if (fact.event !== "released") found.of.effective = true;
    }
  };
  for (const { section, row } of rows) weigh(section, row.facts);
  for (const { section, facts } of statements) weigh(section, facts);
  const all = [...sections.values()];
  const announcing = all.filter((each) => each.announced && !each.effective).length;
  const taking = all.filter((each) => each.effective && !each.announced).length;
  const told = statements.some(({ facts }) => facts.some(({ says }) => says === "headings"));
  // A page that says so is believed, unless several of its sections take effect on their heading's day.
  const usual = announcing > taking || (told && taking < 2);
  return (section) => {
    const found = nearest(section);
    const own = found && sections.get(found.key);
    if (!own) return null;
    const means = own.announced || (!own.effective && (usual || (own.aboutThen && taking <= announcing)));
    return means ? own.date : null;
  };
}
