/** The columns of a table: what each is by its title and by what its cells are. */
import { type Bound, type ColumnRole, eventNames } from "../../domain/schema.ts";
import { type Cell, plain, type Table } from "../read/document.ts";
import { isBlank } from "./cells/cell.ts";
import type { DateOrder } from "./dates.ts";
import { has, lex, lexText } from "./lex.ts";
import type { Lexicon } from "./lexicon/index.ts";
import { isIdLike } from "./names.ts";
import { isEvent, readTitle, type TitleRole } from "./titles.ts";

export interface Column {
  at: number;
  title: string;
  role: TitleRole;
  /** What its dates hold for by its title. */
  scope: string | null;
  /** How firm its title makes plain dates. */
  bound: Bound;
  /** Dates in a column that is not understood, or understood to be refused, are reported. */
  state: "known" | "unknown" | "refused";
  order: DateOrder | null;
  /** Words of its title that have no part in what it says. */
  odd: readonly string[];
}

/** All columns of a table. `overrides` maps a title (any case) to a role: from the source definition. */
export function columnsOf(table: Table, lexicon: Lexicon, overrides: Record<string, ColumnRole> = {}): Column[] {
  const fixed = new Map(Object.entries(overrides).map(([title, role]) => [title.trim().toLowerCase(), role]));
  const width = table.body[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, at): Column => {
    const title = titleAt(table.header, at);
    const read = readTitle(title, lexicon);
    const own = fixed.get(title.toLowerCase());
    return { at, title, ...read, ...(own === undefined ? {} : { role: own, state: "known" as const }) };
  });
  preferIds(columns, lexicon);
  scopeTwins(columns, lexicon);
  // A role that the definition gives is not doubted.
  const doubtful = columns.filter(({ title }) => !fixed.has(title.toLowerCase()));
  settleSubject(columns, doubtful, table.body, lexicon);
  return columns;
}

/** Of two columns of replacements, one of names and one of ids, the ids. */
function preferIds(columns: Column[], lexicon: Lexicon): void {
  const replacements = columns.filter(({ role }) => role === "replacement");
  const ids = replacements.filter(
    ({ title }) => lexText(title, lexicon).some((token) => has(token, "title.id")) || /\bid\b/i.test(title),
  );
  if (replacements.length === 2 && ids.length === 1)
    for (const column of replacements) if (column !== ids[0]) column.role = "ignore";
}

function titleAt(header: Cell[][], at: number): string {
  const parts = header.map((row) => plain(row[at]?.content ?? []).replace(/\s+/g, " "));
  const title = parts.filter((part, level) => part !== "" && part !== parts[level - 1]).join(" ");
  return (at === 0 ? withoutSentence(title) : title).slice(0, 200);
}

/** "These are gone.Shutdown date": the sentence in front of a table, glued to its first title. */
function withoutSentence(title: string): string {
  const end = /^(.*[.!?。])\s*(\p{L}[^.!?。]*)$/u.exec(title);
  return end?.[1] && end[2] && end[1].split(" ").length > 3 ? end[2] : title;
}

/** Two columns of one event tell different things: what differs in their titles is whom each is for. */
function scopeTwins(columns: Column[], lexicon: Lexicon): void {
  for (const event of eventNames) {
    const twins = columns.filter((column) => column.role === event);
    if (twins.length < 2) continue;
    const [first = [], ...others] = twins.map(({ title }) => titleWords(title.toLowerCase()));
    const common = new Set(first.filter((word) => others.every((words) => words.includes(word))));
    for (const twin of twins) {
      const own = titleWords(twin.title)
        .filter((word) => !common.has(word.toLowerCase()))
        .join(" ");
      const scoped = lexText(own, lexicon).some((token) => has(token, "scope"));
      twin.scope = scoped && common.size > 0 ? own : twin.scope;
    }
  }
}

const titleWords = (title: string): string[] => title.split(/[\s()（）,/]+/).filter((word) => word !== "");

/** Whether a column answers a question in spite of its title: "Supported by endpoints: Yes". */
function isAnswered(body: Cell[][], at: number, lexicon: Lexicon): boolean {
  const filled = filledTexts(body, at);
  return (
    filled.length > 0 &&
    filled.every((text) => {
      if (text.length >= 60) return false;
      const [first] = lexText(text, lexicon);
      return first !== undefined && (has(first, "answer") || /^[✓✔✅❌✗✘×—–-]/u.test(text));
    })
  );
}

const filledTexts = (body: Cell[][], at: number): string[] =>
  body.map((row) => plain(row[at]?.content ?? [])).filter((text) => text !== "");

/**
 * The subject is the column of ids where there is one, and a name beside it; else the first column of names. A column
 * that says the same in most rows names no model, whatever its title. Where no title names a subject, the versions of
 * models may still do: "Model version" alone.
 */
function settleSubject(columns: Column[], doubtful: readonly Column[], body: Cell[][], lexicon: Lexicon): void {
  for (const column of doubtful)
    if ((column.role === "id" || column.role === "name") && isAnswered(body, column.at, lexicon))
      column.role = "ignore";
  const ids = columns.filter(({ role }) => role === "id");
  const names = columns.filter(({ role }) => role === "name");
  const varied = (column: Column): boolean => {
    const texts = filledTexts(body, column.at);
    return texts.length < 2 || new Set(texts).size * 2 > texts.length;
  };
  // "Endpoints" beside ids under "Model name": what the models are used through.
  if (names.some(({ at }) => looksLikeIds(body, at)))
    for (const column of ids)
      if (doubtful.includes(column) && !looksLikeIds(body, column.at) && isEndpointTitle(column.title, lexicon))
        column.role = "ignore";
  for (const column of ids)
    if (doubtful.includes(column) && !varied(column) && names.some(varied)) column.role = "ignore";
  const left = ids.filter(({ role }) => role === "id");
  if (left.length === 0 && names.length === 0) {
    const only = columns.find(
      ({ role, title }) => role === "version" && lexText(title, lexicon).some((token) => has(token, "noun.model")),
    );
    if (only) only.role = "id";
  }
  if (left.length > 1) {
    const best = left.find((column) => looksLikeIds(body, column.at)) ?? left[0];
    for (const extra of left) if (extra !== best) extra.role = "ignore";
  }
  for (const extra of names.slice(1)) extra.role = "ignore";
}

const isEndpointTitle = (title: string, lexicon: Lexicon): boolean =>
  lexText(title, lexicon).some((token) => has(token, "noun.endpoint", "kind.endpoint"));

/** Whether most filled cells of a column are ids by their form. */
export function looksLikeIds(body: Cell[][], at: number): boolean {
  const cells = body.map((row) => row[at]?.content ?? []).filter((content) => plain(content) !== "");
  return (
    cells.length > 0 &&
    cells.filter((content) => content.some((run) => run.code || isIdLike(run.text.trim()))).length * 2 > cells.length
  );
}

/** True where most filled cells of a column are dates. */
export function isDates(block: Table, at: number, lexicon: Lexicon): boolean {
  const cells = block.body.map((row) => row[at]?.content ?? []).filter((content) => !isBlank(plain(content), lexicon));
  const dated = cells.filter(
    (content) =>
      plain(content).length < 60 &&
      lex(content, lexicon).tokens.some(({ date }) => date !== undefined && date.date !== null),
  );
  return cells.length > 0 && dated.length * 2 > cells.length;
}

/** Titles of two columns of one event, or two of replacements, that nothing tells apart; null where there are none. */
export function ambiguousColumns(columns: Column[]): string | null {
  for (const event of eventNames) {
    const twins = columns.filter(({ role }) => role === event);
    if (twins.length > 1 && new Set(twins.map(({ scope }) => scope)).size < twins.length)
      return twins.map(({ title }) => title).join(" | ");
  }
  const replacements = columns.filter(({ role }) => role === "replacement");
  return replacements.length > 1 ? replacements.map(({ title }) => title).join(" | ") : null;
}

export const isModelTitle = (text: string, lexicon: Lexicon): boolean =>
  lexText(text, lexicon).some((token) => has(token, "noun.model"));

/** Whether a table is about something that ends too and is no model: an SDK, a runtime, a plan. `trail`: the headings above. */
export function isAboutOthers(columns: Column[], trail: string[], lexicon: Lexicon): boolean {
  const words = [...columns.filter(({ role }) => role !== "qualifier").map(({ title }) => title), trail.at(-1) ?? ""];
  return (
    words.some((each) => lexText(each, lexicon).some((token) => has(token, "foreign"))) &&
    !words.some((each) => isModelTitle(each, lexicon) && !isForeignVersion(each, lexicon))
  );
}

/** "SDK version": a version of something that is no model. */
function isForeignVersion(text: string, lexicon: Lexicon): boolean {
  const tokens = lexText(text, lexicon);
  return tokens.some((token, at) => has(token, "foreign") && has(tokens[at + 1], "title.version"));
}

export { isEvent };
