/** The YAML front matter of a Markdown page. */

import { parse } from "yaml";
import { normalizeText } from "../../text/sanitize.ts";

/** The fields of front matter that may say something about models, each at most `longest` characters. */
export interface FrontMatter {
  title?: string;
  description?: string;
  /** The date of the page, as written. */
  date?: string;
}

const longest = 1_000;
/** Front matter of more characters is not read. */
const largest = 20_000;
const fields: [keyof FrontMatter, ...string[]][] = [
  ["title", "title"],
  ["description", "description"],
  ["date", "date", "createdAt", "publishedAt", "pubDate"],
];

/** Blanks the front matter in `lines` and returns its fields; none where it is not valid YAML. */
export function takeFrontMatter(lines: string[]): FrontMatter {
  if (lines[0]?.replace(/^\ufeff/, "").trimEnd() !== "---") return {};
  const end = lines.findIndex((line, at) => at > 0 && /^(---|\.\.\.)\s*$/.test(line));
  if (end < 1) return {};
  const text = lines.slice(1, end).join("\n");
  lines.fill("", 0, end + 1);
  return fieldsOf(text);
}

function fieldsOf(text: string): FrontMatter {
  if (text.length > largest || !/^(?:title|description|date|createdAt|publishedAt|pubDate):/m.test(text)) return {};
  let values: unknown;
  try {
    // Strings only, so that a date stays as written, and no aliases, which a hostile page could nest.
    values = parse(text, { schema: "failsafe", maxAliasCount: 0 });
  } catch {
    return {};
  }
  const found: FrontMatter = {};
  for (const [field, ...names] of fields)
    for (const name of names) {
      const value = (values as Record<string, unknown> | null)?.[name];
      if (typeof value === "string" && value.trim() !== "" && found[field] === undefined)
        found[field] = normalizeText(value).replace(/\s+/g, " ").trim().slice(0, longest);
    }
  return found;
}
