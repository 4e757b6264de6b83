/** The models of a row, what kind of thing they are, and for which region or deployment the row holds. */

import { type InlineContent, plain } from "../../read/document.ts";
import { type CellResult, isBlank } from "../cells/cell.ts";
import type { Subjects } from "../cells/named-models.ts";
import { readSubjects } from "../cells/subjects.ts";
import { has, lexText } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import type { Concept } from "../lexicon/schema.ts";
import { isCloudRegion, kindByForm } from "../names.ts";
import type { Name } from "../statements.ts";
import type { LifecycleTable, Row } from "./lifecycle-table.ts";

/** What kind of thing a name is, by its form, its column's title and what the page is about. */
export function kindOf(text: string, title: string, { about, lexicon }: LifecycleTable): Name["kind"] {
  const titled = (concept: Concept): boolean => lexText(title, lexicon).some((token) => has(token, concept));
  if (titled("kind.parameter")) return "parameter";
  if ((!about.table && titled("kind.endpoint") && !isNameInApi(title, lexicon)) || kindByForm(text) === "endpoint")
    return "endpoint";
  if (titled("kind.tool")) return "tool";
  return about.page || isModelNoun(title, lexicon) ? "model" : "tool";
}

/** "API-ID", "name in the API": what something is called there, and no endpoint. */
const isNameInApi = (title: string, lexicon: Lexicon): boolean =>
  lexText(title, lexicon).some((token) => has(token, "title.id", "title.name") && !has(token, "kind.endpoint"));

export const isModelNoun = (title: string, lexicon: Lexicon): boolean =>
  lexText(title, lexicon).some((token) => has(token, "noun.model"));

/** Ids from the id column with the name beside it; the name where no id is printed; the row above's where a version alone goes on. */
export function subjectsOf(
  id: InlineContent,
  name: InlineContent,
  hasId: boolean,
  above: Subjects | null,
  version: string,
  lexicon: Lexicon,
): CellResult<Subjects> {
  if (!hasId) {
    const read = readSubjects(name, lexicon);
    if (!read.ok || read.value.names.length > 0 || plain(name) !== "") return read;
    return above && /^v?\d/i.test(version) ? { ok: true, value: above } : read;
  }
  const ids = readSubjects(id, lexicon);
  if (!ids.ok) return ids;
  const names = readSubjects(name, lexicon);
  if (ids.value.names.length === 0) return names;
  const display = names.ok && names.value.names.length === 1 ? (names.value.names[0]?.text ?? null) : null;
  return {
    ok: true,
    value: { ...ids.value, names: ids.value.names.map((each) => ({ ...each, display: each.display ?? display })) },
  };
}

/** The region or deployment of a row, and whether it is the one that the row is about. */
export function qualifierOf(
  content: InlineContent,
  title: string,
  lexicon: Lexicon,
): Pick<Row, "qualifier" | "qualified"> {
  const qualifier = plain(content).replace(/\s*\n\s*/g, ", ") || null;
  if (qualifier === null) return { qualifier, qualified: false };
  const tokens = lexText(qualifier, lexicon);
  const everyone = tokens.length > 0 && tokens.every((token) => has(token, "everyone"));
  const plural = /s$/i.test(title.trim());
  const limited = tokens.some((token) => has(token, "only", "exception"));
  const listed = /,/.test(qualifier) && !limited;
  return {
    qualifier,
    qualified:
      !isBlank(qualifier, lexicon) &&
      !everyone &&
      !listed &&
      (limited || (!plural && !isCloudRegion(qualifier) && tokens.length <= 4)),
  };
}
