/** What the definition of a page could say, as far as one reading of the page shows it. */
import { type RecordRole, recordRole } from "../domain/schema.ts";
import { titleOf } from "./json/key-title.ts";
import { type DataFormat, parseData } from "./json/parse-data.ts";
import { listIn } from "./json/record-list.ts";
import { unreadFields } from "./json/unread-fields.ts";
import { pageDocument } from "./page-document.ts";
import { plain } from "./read/document.ts";
import { languagesOf } from "./reader/lexicon/language.ts";
import { isEvent, readTitle } from "./reader/titles.ts";

const mostMarkers = 2;
/** More keys than this are no columns of a list of models. */
const mostKeys = 60;

/** A list of records as a definition writes it. */
export interface ProposedRecords {
  list: string;
  columns: Partial<Record<RecordRole, { path: string; optional?: true } | string>>;
}

/** Titles of lifecycle columns in the snapshot of a page that the page has too: those of the most tables first. */
export function proposeMarkers(snapshot: string, page: string): string[] {
  const languages = languagesOf(page);
  const folded = page.toLowerCase().replace(/\s+/g, " ");
  const titles = pageDocument(snapshot, "markdown")
    .blocks.flatMap((block) => (block.type === "table" ? (block.header[0] ?? []) : []))
    .map(({ content }) => plain(content).replace(/\s+/g, " ").trim());
  const counts = Map.groupBy(
    titles.filter((title) => title.length > 3 && folded.includes(title.toLowerCase())),
    (title) => title,
  );
  const known = [...counts].flatMap(([title, { length }]) => {
    const { role, state } = readTitle(title, languages(title));
    return state === "known" && (isEvent(role) || role === "replacement") ? [{ title, role, length }] : [];
  });
  known.sort((a, b) => Number(b.role === "retired") - Number(a.role === "retired") || b.length - a.length);
  const firsts = [...Map.groupBy(known, ({ role }) => role).values()].flatMap((same) => same.slice(0, 1));
  return firsts.map(({ title }) => title).slice(0, mostMarkers);
}

/** The languages of a page's lines, those of the most lines first, as codes such as `en`. */
export function languagesIn(page: string): string[] {
  const languages = languagesOf(page);
  const lines = page.split("\n", 2_000).filter((line) => /\p{L}{3}/u.test(line));
  const counts = Map.groupBy(lines, (line) => languages(line.slice(0, 500)).languages[0] ?? "en");
  const sorted = [...counts].sort(([, a], [, b]) => b.length - a.length);
  // A single line may look like another language.
  return sorted.filter(([, own]) => own.length > lines.length / 10).map(([code]) => code);
}

/** The first list of objects in an answer, with the columns whose keys are understood; null where there is none. */
export function proposeRecords(text: string, format: DataFormat): ProposedRecords | null {
  const { value } = parseData(text, format);
  const found = listIn(value);
  if (!found) return null;
  const records = found.records.map(([, record]) => record);
  const columns: ProposedRecords["columns"] = {};
  const take = (key: string, path: string): void => {
    const role = roleOf(key);
    if (role === null || columns[role] !== undefined) return;
    columns[role] = role === "id" || role === "name" ? path : { path, optional: true };
  };
  const keys = records.flatMap((record) => Object.keys(record).filter((key) => isValue(record[key])));
  for (const key of [...new Set(keys)].slice(0, mostKeys))
    take(key, isPlain(key) ? `$.${key}` : `$[${JSON.stringify(key)}]`);
  // Deeper fields are named by all that leads to them: deprecation.date.
  for (const { value: path } of unreadFields(found.path, records)) {
    const keys = (path ?? "").slice(found.path.length + 1).split(".");
    if (keys.every(isPlain)) take(keys.slice(-2).join(" "), `$.${keys.join(".")}`);
  }
  return { list: found.path, columns };
}

/** Whether it is a text, a number or a list of them; of what is deeper, unread fields tell. */
const isValue = (value: unknown): boolean =>
  Array.isArray(value) ? value.every((each) => typeof each !== "object") : value !== null && typeof value !== "object";

const isPlain = (key: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(key);

function roleOf(key: string): RecordRole | null {
  const { title, isKnown } = titleOf(key);
  const role = recordRole.safeParse(readTitle(title, languagesOf(title)(title)).role);
  return isKnown && role.success ? role.data : null;
}
