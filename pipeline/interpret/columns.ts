/** What each column of a table means, told by its title; the words are in `vocabulary/`. */
import { type Cell, plain, type Table } from "../read/document.ts";
import { type Bound, type ColumnRole, eventNames, type EventName } from "../schema.ts";
import { dateWordPattern, softTitlePatterns, subjectWords, titlePatterns } from "../vocabulary/index.ts";

export interface Column {
  at: number;
  title: string;
  role: ColumnRole;
  /** What its dates hold for, where two columns of one event differ by this. */
  scope: string | null;
  /** How firm its plain dates are. */
  bound: Bound;
}

export const isEvent = (role: string): role is EventName => (eventNames as readonly string[]).includes(role);

/** A title for matching: lower case, without what stands in parentheses and without a footnote digit. */
function bareTitle(title: string): string {
  return title
    .replace(/\([^)]*\)|（[^）]*）/g, " ")
    .replace(/(?<=\p{L})\d(?=\s|$)/gu, "")
    .replace(/[*†‡:]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

const known = new Map<string, ColumnRole>();

/** Role of a column by its title alone. `ignore` for titles that say nothing about lifecycle. */
export function roleOfTitle(title: string): ColumnRole {
  const role = known.get(title) ?? readTitle(title);
  // Pages repeat their titles table by table; a hostile one cannot fill the memory with new ones.
  if (known.size > 1_000) known.clear();
  known.set(title, role);
  return role;
}

function readTitle(title: string): ColumnRole {
  const bare = bareTitle(title);
  if (bare === "") return "ignore";
  const meaning = titlePatterns.find(([, pattern]) => pattern.test(bare))?.[0];
  const words = bare.split(/[\s/]+/);
  if (meaning !== undefined && (isEvent(meaning) || meaning === "stage") && namesSubject(bare, words)) return "name";
  if (meaning !== undefined && isEvent(meaning)) return meaning;
  return meaning ?? "ignore";
}

/** "Deprecated model", "Model being retired", but not "Model retirement date". */
function namesSubject(bare: string, words: string[]): boolean {
  if (dateWordPattern.test(bare)) return false;
  const cjkSubject = [...subjectWords].some((word) => !/[a-z]/.test(word) && bare.endsWith(word));
  return cjkSubject || subjectWords.has(words.at(-1) ?? "") || (words[0] === "model" && words.includes("being"));
}

function softness(title: string): Bound {
  return softTitlePatterns.find(([, pattern]) => pattern.test(title.toLowerCase()))?.[0] ?? "on";
}

/** All columns of a table. `overrides` maps a title (any case) to a role: from the source definition. */
export function columnsOf(table: Table, overrides: Record<string, ColumnRole> = {}): Column[] {
  const fixed = new Map(Object.entries(overrides).map(([title, role]) => [title.trim().toLowerCase(), role]));
  const width = table.body[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, at): Column => {
    const title = titleAt(table.header, at);
    const role = fixed.get(title.toLowerCase()) ?? roleOfTitle(title);
    return { at, title, role, scope: null, bound: isEvent(role) ? softness(title) : "on" };
  });
  scopeTwins(columns);
  return settleSubject(columns);
}

function titleAt(header: Cell[][], at: number): string {
  const parts = header.map((row) => plain(row[at]?.content ?? []).replace(/\s+/g, " "));
  return parts.filter((part, level) => part !== "" && part !== parts[level - 1]).join(" ").slice(0, 200);
}

/** Titles of two columns of one event, or two of replacements, that nothing tells apart; null where there are none. */
export function ambiguousColumns(columns: Column[]): string | null {
  for (const event of eventNames) {
    const twins = columns.filter(({ role }) => role === event);
    if (twins.length > 1 && new Set(twins.map(({ scope }) => scope)).size < twins.length) return twins.map(({ title }) => title).join(" | ");
  }
  const successors = columns.filter(({ role }) => role === "replacement");
  return successors.length > 1 ? successors.map(({ title }) => title).join(" | ") : null;
}

/** Two columns of one event tell different things: what differs in their titles is whom each is for. */
function scopeTwins(columns: Column[]): void {
  for (const event of eventNames) {
    const twins = columns.filter((column) => column.role === event);
    if (twins.length < 2) continue;
    const common = twins.map(({ title }) => new Set(title.toLowerCase().split(/[\s()（）,/]+/))).reduce((a, b) => new Set([...a].filter((word) => b.has(word))));
    if (common.size === 0) continue;
    for (const twin of twins) {
      const own = twin.title.split(/[\s()（）,/]+/).filter((word) => word !== "" && !common.has(word.toLowerCase()));
      twin.scope = own.join(" ") || null;
    }
  }
}

/**
 * The subject is the column with the ids where there is one, and a name beside it; else the first column of names.
 * Where no title names a subject, a version or first unknown column may still do: "Model version" alone.
 */
function settleSubject(columns: Column[]): Column[] {
  const ids = columns.filter(({ role }) => role === "id");
  const names = columns.filter(({ role }) => role === "name");
  if (ids.length === 0 && names.length === 0) {
    const only = columns.find(({ role }) => role === "version");
    if (only) only.role = "id";
  }
  for (const extra of ids.slice(1)) extra.role = "ignore";
  for (const extra of names.slice(1)) extra.role = "ignore";
  return columns;
}
