/** Sentences that name models and say that they end, and sentences that name what to use instead. */
import type { EventName, Stage } from "../../domain/schema.ts";
import type { FoundDate } from "./dates.ts";
import type { Fact } from "./facts.ts";

/** What a sentence is made of: see sentences.ts. */
interface Words {
  words: string;
  dates: FoundDate[];
  codes: string[];
}

export interface NamedEnd {
  /** What stands in front of the first name. */
  before: string;
  models: string[];
  facts: Fact[];
}

const codes = "(?<codes>⟨\\d+⟩(?:(?:,? (?:and|or) |, | & )⟨\\d+⟩)*)";
// Only these words may stand around the names: "support for ⟨0⟩" or "the ⟨0⟩ parameter" are about something else.
const subject = `(?<before>(?:(?:the|both|our|all|two|three|four|five|legacy|older|old|preview|api|models?|names?|aliases|snapshots?|versions?|following|and),? )*)${codes},? (?:(?:models?|snapshots?|aliases|versions?) )?`;
const verb =
  "(?<verb>will be|is being|are being|is|are|was|were|has been|have been)(?: (?:now|officially|fully|permanently))?";
const end =
  "(?<end>deprecated|retired|shut down|shut off|turned off|discontinued|decommissioned|sunset|removed|no longer available|no longer supported)";
const where =
  "(?: (?:from|with|in(?! \\w+ (?:days?|weeks?|months?|years?)\\b)|on|for|via) (?<where>[^⟦⟨.;,()]{2,50}?))?";
const hour = "(?: at [^.,⟦⟨]{1,30})?";
const tail = "(?: and (?:is|are|will be) no longer [\\w ]{1,40})?\\.?$";

const dated = new RegExp(
  `^${subject}${verb} ${end}${where}(?: (?:on|effective|starting|as of))?(?: in [\\w ]{1,20})? \\(?⟦(?<date>\\d+)⟧\\)?${hour}${tail}`,
  "i",
);
const starting = new RegExp(
  `^(?:starting|from|effective|as of|beginning|on) ⟦(?<date>\\d+)⟧${hour},? ${subject}${verb} ${end}${where}${tail}`,
  "i",
);
const undated = new RegExp(
  `^${subject}(?<verb>is|are|was|were|has been|have been)(?: now)? (?<end>deprecated|retired|discontinued|removed|shut down)\\.?$`,
  "i",
);
const title = new RegExp(`^(?<end>deprecated|retired|removed)(?<before>) (?:models? )?${codes}\\.?$`, "i");

/** Models that a sentence names and says the end of, with its day, its scope and, where it is past, the stage. */
export function readNamedEnd({ words, dates, codes: all }: Words): NamedEnd | null {
  const found = (dated.exec(words) ?? starting.exec(words) ?? undated.exec(words) ?? title.exec(words))?.groups;
  if (!found) return null;
  const models = [...(found.codes ?? "").matchAll(/⟨(\d+)⟩/g)].flatMap(([, at]) => all[Number(at)] ?? []);
  const event: EventName = /^deprecated$/i.test(found.end ?? "") ? "deprecated" : "retired";
  const stage: Stage = event;
  const date = found.date === undefined ? undefined : dates[Number(found.date)]?.date;
  if (date === null) return null;
  const past =
    found.verb === undefined ||
    /^(?:was|were|has been|have been)$/i.test(found.verb) ||
    (date === undefined && !/being|will/i.test(found.verb));
  const facts: Fact[] = past ? [{ says: "stage", stage }] : [];
  if (date !== undefined) facts.push({ says: "date", event, date, bound: "on", scope: scopeOf(found.where) });
  return facts.length > 0 ? { before: found.before ?? "", models, facts } : null;
}

/** "from the API" limits nothing; any other place does. */
function scopeOf(place: string | undefined): string | null {
  if (place === undefined || /^(?:the |our )?(?:[\w.]+ )?(?:apis?|platform|service|catalog)$/i.test(place)) return null;
  return place
    .replace(/^(?:the|our) /i, "")
    .replaceAll('"', "'")
    .trim();
}

const advice =
  /^(?:we (?:strongly )?recommend|please|to continue,? please|consider)\s+(?:(?:you )?(?:migrat(?:e|ing)|transition(?:ing)?|switch(?:ing)?|upgrad(?:e|ing)|mov(?:e|ing)) to|us(?:e|ing)) (?:either )?(?:the (?:latest|new|newer) )?(?<names>.+?)(?:,? (?:for|instead|which|that|as)\b.*|, (?:a|an|the|our)\b.*)?\.?$/i;

/** What a sentence advises to use: every name has to be code, or the text of one of the block's links. */
export function readAdvice({ words, codes: all }: Words, links: string[]): string[] {
  const names = advice.exec(words)?.groups?.names;
  if (names === undefined) return [];
  const known = new Map(links.map((link) => [link.toLowerCase(), link]));
  const parts = names.split(/,? or |,? and |, /).map((part) => {
    const code = /^⟨(\d+)⟩$/.exec(part)?.[1];
    if (code !== undefined) return all[Number(code)] ?? null;
    return (
      known.get(part.toLowerCase()) ??
      [...known].find(([link]) => /\d/.test(link) && part.toLowerCase().endsWith(` ${link}`))?.[1] ??
      null
    );
  });
  return parts.every((part) => part !== null) ? parts : [];
}
