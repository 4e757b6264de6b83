/** What is known of the retirement of a model as rows: one for all users, or one for each scope with its own date. */
import { formatDate, formatShortDate } from "../../../pipeline/domain/date-text.ts";
import { preposition } from "../../../pipeline/domain/grouped-dates.ts";
import type { Outlook } from "../../../pipeline/domain/lifecycle.ts";
import type { Bound } from "../../../pipeline/domain/schema.ts";
import type { RichText } from "../../../pipeline/text/rich-text.ts";
import type { Model } from "../almanac/almanac.ts";
import { type EvidenceLinks, factLinks } from "../evidence/evidence-links.ts";

export interface AnswerRow {
  /** Which users it applies to, in the words of the page; null for all, or for all who are not named. */
  scope: string | null;
  isForOthers: boolean;
  /** `Will be retired on 20 January 2027`. */
  text: RichText;
  /** The date to count from or to; null where there is none. */
  date: string | null;
  bound: Bound;
  /** How firm that is, in a few words: `fixed date`. */
  firmness: string;
  /** Where the page says so; null where it does not say anything. */
  source: EvidenceLinks | null;
}

/** The rows of a model, the earliest date first. */
export function answerRows(model: Model): AnswerRow[] {
  const isSeveral = model.scopes.length > 1;
  return model.scopes.map(({ scope, outlook }) => ({
    scope,
    isForOthers: isSeveral && scope === null,
    text: [...textOf(outlook, model), ...contradictions(model, scope, outlook)],
    date: outlook.date,
    bound: outlook.bound ?? "on",
    firmness: firmnessOf(outlook, model),
    source: factLinks(model, evidenceOf(model, outlook)),
  }));
}

function textOf({ kind, date, bound, text }: Outlook, { age }: Model): RichText {
  if (date === null || bound === null) {
    if (kind === "retired") return ["Retired; no date given"];
    if (text !== null) return ["No date; the page says: ", { quote: text }];
    return [`No retirement date announced${age.confirmed === null ? "" : ` as of ${formatShortDate(age.confirmed)}`}`];
  }
  const strong = { strong: formatDate(date) };
  const on = preposition(date);
  switch (kind) {
    case "retired":
      return bound === "on" ? [`Retired ${on} `, strong] : ["Retired; earliest date was ", strong];
    case "was-scheduled":
      return [`Was scheduled to be retired ${on} `, strong];
    case "passed-unconfirmed":
      return bound === "on" ? ["Retirement date was ", strong] : [`${capitalName(bound)} date was `, strong];
    default:
      if (bound === "not-before") return ["Will not be retired before ", strong];
      return [bound === "on" ? `Will be retired ${on} ` : `Expected to be retired ${on} `, strong];
  }
}

/** Other fixed dates that the page gives the same users: it contradicts itself, and all are shown. */
function contradictions({ record }: Model, scope: string | null, { date, bound }: Outlook): RichText {
  if (bound !== "on") return [];
  const others = record.events.filter(
    (it) => it.event === "retired" && it.bound === "on" && it.scope === scope && it.date !== date,
  );
  return others.flatMap((other): RichText => ["; the page also gives ", { strong: formatDate(other.date) }]);
}

function firmnessOf({ kind, bound, date, text }: Outlook, { record }: Model): string {
  switch (kind) {
    case "retired":
      return record.stage === "retired" ? "the page says that it is retired" : "fixed date, passed";
    case "was-scheduled":
      return "fixed date, passed; not confirmed";
    case "passed-unconfirmed":
      return bound === "on" ? "passed, but the page still lists it" : "passed; retirement not confirmed";
    case "retires-on":
      return "fixed date";
    case "may-retire-from":
      return bound === "not-before" ? "earliest date, may be later" : "tentative date, may change";
    case "no-retirement-announced":
      return date === null && text !== null ? "depends on another event" : "no date";
  }
}

function capitalName(bound: Bound): string {
  return bound === "not-before" ? "Earliest" : "Tentative";
}

/** The evidence of the date, else that of the stage. */
function evidenceOf({ record }: Model, { date, bound, scope }: Outlook): number | null {
  const dated = record.events.find(
    (event) => event.event === "retired" && event.date === date && event.bound === bound && event.scope === scope,
  );
  const relative = record.relative.find(({ event }) => event === "retired");
  return dated?.evidence ?? (date === null ? relative?.evidence : undefined) ?? record.stageEvidence;
}
