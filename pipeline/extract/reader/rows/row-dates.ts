/** The dates of a row, with what footnotes and the columns beside them do to them. */

import type { EventName } from "../../../domain/schema.ts";
import { type InlineContent, plain } from "../../read/document.ts";
import { type CellResult, isBlank } from "../cells/cell.ts";
import { type DateCell, type DateFact, readDateCell } from "../cells/date-cells.ts";
import type { Column } from "../columns.ts";
import type { DateOrder } from "../dates.ts";
import { has, lex } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { type Effect, effectOf } from "../notes.ts";
import { type Fact, factText } from "../statements.ts";
import type { LifecycleTable } from "./lifecycle-table.ts";
import { noteNarrows } from "./narrowing-cells.ts";

/** A list of regions beside a list of as many dates: each date is for its region. Null where the cells are no such lists. */
export function parallelDates(
  dates: InlineContent,
  regions: InlineContent,
  event: EventName,
  { lexicon }: LifecycleTable,
  order: DateOrder | null,
): CellResult<DateCell> | null {
  const days = linesOf(dates);
  const places = linesOf(regions);
  if (days.length < 2 || (days.length !== places.length && new Set(days).size > 1)) return null;
  const read = days.map((day) => readDateCell([{ text: day }], event, lexicon, order));
  const byDay = new Map<string, string[]>();
  for (const [at, cell] of read.entries()) {
    if (isBlank(days[at] ?? "", lexicon)) continue;
    const [fact, ...more] = cell.ok ? cell.value.facts : [];
    if (fact?.says !== "date" || fact.bound !== "on" || fact.scope !== null || more.length > 0) return null;
    byDay.set(fact.date, [...(byDay.get(fact.date) ?? []), places[at] ?? ""]);
  }
  const facts = [...byDay].map(
    ([date, scopes]): DateFact => ({
      says: "date",
      event,
      date,
      bound: "on",
      scope: byDay.size === 1 ? null : scopes.join(", ").replaceAll('"', "'"),
    }),
  );
  const own = facts.map((fact) => ({ ...fact, text: factText(fact) }));
  return { ok: true, value: { facts: own, impossible: [], kept: own.map(factText).join("; ") } };
}

const linesOf = (content: InlineContent): string[] =>
  plain(content)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What columns beside the dates do to them: words of a "Notes" column, a date that was moved. */
export function besideFacts(
  columns: Column[],
  content: (column: Column) => InlineContent,
  lexicon: Lexicon,
  order: DateOrder | null,
): Effect {
  const facts: Fact[] = [];
  for (const column of columns) {
    const text = plain(content(column));
    if (text === "" || isBlank(text, lexicon)) continue;
    if (column.role === "moved") {
      const read = readDateCell(content(column), "retired", lexicon, order);
      if (!read.ok) return { kind: "unread" };
      facts.push({ says: "void", event: "retired" }, ...read.value.facts);
    } else if (column.role === "notes") {
      const moved = movedTo(content(column), lexicon, order);
      if (moved) {
        facts.push({ says: "void", event: "retired" }, moved);
        continue;
      }
      const effect = effectOf(text, lexicon);
      if (effect?.kind === "unread") return effect;
      if (effect === null && noteNarrows(text, lexicon)) return { kind: "unread" };
      if (effect) facts.push(...effect.facts.filter(({ says }) => says !== "stage"));
    }
  }
  return facts.length === 0 ? null : { kind: "facts", facts };
}

/** "Postponed to 2030-09-05": the date that takes the other's place. */
function movedTo(content: InlineContent, lexicon: Lexicon, order: DateOrder | null): DateFact | null {
  const { tokens } = lex(content, lexicon, order);
  const [first, second, ...rest] = tokens.filter((token) => !has(token, "filler"));
  if (!first || !has(first, "undone.to") || second?.date?.date === null || second?.date === undefined) return null;
  if (rest.some((token) => token.kind !== "mark")) return null;
  return { says: "date", event: "retired", date: second.date.date, bound: "on", scope: null };
}

/** A date cell under the notes on it; null where a note is not read and may limit its dates. */
export function withEffects(cell: DateCell, effect: Effect, beside: Effect, event: EventName): DateCell | null {
  if (effect === null && beside === null) return cell;
  if (cell.facts.length === 0 && cell.impossible.length === 0 && beside === null) return cell;
  if (effect?.kind === "unread" || beside?.kind === "unread") return cell.facts.length === 0 ? cell : null;
  const all = [
    ...(effect?.facts ?? []),
    ...(beside?.facts ?? []).filter((fact) => fact.says !== "date" || fact.event === event),
  ];
  let facts: DateFact[] = cell.facts;
  for (const fact of all) {
    if (fact.says === "void") facts = fact.event === null || fact.event === event ? [] : facts;
    else if (fact.says === "soft")
      facts = facts.map((each) =>
        each.says === "date" && each.bound === "on" ? { ...each, bound: fact.bound } : each,
      );
    else if (fact.says === "only-for")
      facts = facts.map((each) =>
        each.says === "date" && each.scope === null && (fact.event === null || fact.event === event)
          ? { ...each, scope: fact.scope }
          : each,
      );
    else if (fact.says === "date") facts = [...facts, fact];
  }
  const own = facts.map((fact) => ({ ...fact, text: factText(fact) }));
  return {
    facts: own,
    impossible: cell.impossible,
    kept: [...own.map(factText), ...cell.impossible].join("; ") || "-",
  };
}
