/** What a maintainer does to a page between two dated versions. Each edit is kept only where it did what it was meant to. */

import { byText } from "../../../pipeline/domain/order.ts";
import type { ModelRecord } from "../../../pipeline/domain/schema.ts";
import { isEvent } from "../english-reader.ts";
import { dayForms, formatEdits, rolesOf } from "../format-edits.ts";
import { cellsOf, type Random, rowOf, type TableLines, tablesOf } from "../mutants.ts";
import { type Effect, type PageHistory, type PageState, pageState } from "./page-states.ts";

type Kind = Effect["kind"];
type Edit = (lines: string[], table: TableLines, random: Random) => void;

const day = /\b20\d\d-\d\d-\d\d\b/;
const dayMs = 86_400_000;

/** The edits by what they are meant to do. */
const edits: Record<Kind, Edit> = {
  moved: (lines, table, random) => {
    const at = anyRow(table, random);
    const roles = rolesOf(lines, table);
    const cells = cellsOf(lines[at] ?? "");
    const dates = [...cells.keys()].filter((column) => isEvent(roles[column] ?? "") && dateIn(cells[column] ?? ""));
    const column = dates[Math.floor(random() * dates.length)];
    if (column !== undefined) lines[at] = rowOf(cells.with(column, moved(cells[column] ?? "", random)));
  },
  added: (lines, table, random) => {
    const at = anyRow(table, random);
    const roles = rolesOf(lines, table);
    const column = roles.includes("id") ? roles.indexOf("id") : roles.indexOf("name");
    const cells = cellsOf(lines[at] ?? "");
    const id = /[a-z][\w.-]*\d[\w.-]*/.exec(cells[column] ?? "")?.[0];
    if (id === undefined) return;
    const other = `${id}-${1 + Math.floor(random() * 99)}b`;
    lines.splice(at + 1, 0, rowOf(cells.with(column, (cells[column] ?? "").replaceAll(id, other))));
  },
  removed: (lines, table, random) => void lines.splice(anyRow(table, random), 1),
  format: (lines, _table, random) => {
    const all = Object.values(formatEdits);
    all[Math.floor(random() * all.length)]?.(lines, tablesOf(lines), random);
  },
};

/** A next true state of the page that differs from this one as the kind says; null where the page allows none. */
export function trueEdit(history: PageHistory, state: PageState, kind: Kind, random: Random): PageState | null {
  if (state.format !== "markdown") return null;
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const lines = state.text.split("\n");
    const tables = tablesOf(lines);
    const table = tables[Math.floor(random() * tables.length)];
    if (!table) return null;
    edits[kind](lines, table, random);
    const text = lines.join("\n");
    if (text === state.text) continue;
    const next = pageState(history, `${state.name} ${kind}`, state.format, text);
    const effect = effectOf(state, next, kind);
    if (effect) return { ...next, effect };
  }
  return null;
}

/** What the edit did; null where that is not what it was meant to do, and nothing else. */
function effectOf(before: PageState, after: PageState, kind: Kind): Effect | null {
  if (kind === "format") return sorted(before.facts) === sorted(after.facts) ? { kind } : null;
  const [lost, gained] = [without(before.records, after.records), without(after.records, before.records)];
  const [record, ...others] = kind === "added" ? gained : kind === "removed" ? lost : changed(before, after);
  const expected = kind === "moved" ? lost.length + gained.length === 0 : lost.length + gained.length === 1;
  const rest = kind === "moved" || changed(before, after).length === 0;
  return record !== undefined && others.length === 0 && expected && rest ? { kind, record } : null;
}

const without = (records: readonly ModelRecord[], others: readonly ModelRecord[]): string[] =>
  records.map(({ id }) => id).filter((id) => !others.some((other) => other.id === id));

/** Records that both have, one of whose facts is another; no fact more and none less. */
function changed(before: PageState, after: PageState): string[] {
  const others = new Map(after.records.map((record) => [record.id, record]));
  const facts = ({ stage, events, replacements }: ModelRecord): string =>
    JSON.stringify([
      stage,
      events.map(({ event, date, scope }) => [event, date, scope]),
      replacements.map(({ model }) => model),
    ]);
  return before.records.flatMap((record) => {
    const other = others.get(record.id);
    return other && facts(other) !== facts(record) ? [record.id] : [];
  });
}

const anyRow = ({ from, to }: TableLines, random: Random): number => from + Math.floor(random() * (to - from));

const monthName = /\b(?:[A-Z][a-z]{2,8}) \d{1,2}, 20\d\d\b/;

function dateIn(cell: string): string | null {
  return day.exec(cell)?.[0] ?? monthName.exec(cell)?.[0] ?? null;
}

/** The cell with its first date moved by one to eight weeks, either way, in the form it has. */
function moved(cell: string, random: Random): string {
  const written = dateIn(cell) ?? "";
  const at = Date.parse(`${written} UTC`);
  if (Number.isNaN(at)) return cell;
  const by = 7 * (1 + Math.floor(random() * 8)) * (random() < 0.5 ? -1 : 1);
  const form = dayForms(new Date(at).toISOString().slice(0, 10)).indexOf(written);
  const next = dayForms(new Date(at + by * dayMs).toISOString().slice(0, 10))[form];
  return next === undefined ? cell : cell.replace(written, next);
}

const sorted = (facts: ReadonlySet<string>): string => [...facts].sort(byText).join("\n");
