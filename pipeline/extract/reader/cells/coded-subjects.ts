/** Ids in code with the words around and between them. */

import type { InlineContent } from "../../read/document.ts";
import { eventOf } from "../chunks/events.ts";
import { has, lexText, type Token } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { denying, retracting } from "../lexicon/limiting.ts";
import { isPlaceholder, whyNoName } from "../names.ts";
import { withoutAsides } from "../titles.ts";
import { type CellResult, isMark, trimMarks, unread } from "./cell.ts";
import { type SubjectName, type Subjects, subjects } from "./named-models.ts";

/** Whether the words between two ids join them and say nothing else. */
function joins(between: string, lexicon: Lexicon): boolean {
  if (/^ *$/.test(between)) return false;
  return lexText(between, lexicon).every(
    (token) =>
      (token.kind === "mark" && ",;|/&+()".includes(token.text)) ||
      token.kind === "break" ||
      has(token, "and", "or", "alias", "filler", "that", "noun.model", "replace.by", "ref.this", "including") ||
      (token.kind === "mark" && ".".includes(token.text)),
  );
}

/** Ids in code. What is between them has to join them; what is in front may be the display name. */
export function codedSubjects(content: InlineContent, lexicon: Lexicon): CellResult<Subjects> {
  const ids: SubjectName[] = [];
  let between = "";
  let training = false;
  for (const run of [...content, null]) {
    if (run?.isFootnoteRef) continue;
    if (run && !run.code) {
      between += run.text;
      continue;
    }
    const last = ids.at(-1);
    if (!run) {
      const version =
        last && /^[\s*]*(?:[-–:]|\(?v(?=\d)|\()?\s*\(?(?:\p{L}+:?\s+)?([\w.-]{1,30})\)?\s*$/u.exec(between);
      if (last && version?.[1] && /\d/.test(version[1])) for (const id of ids) id.version = version[1];
      else if (last && !harmlessTail(between, lexicon)) return unread("words behind the id");
      break;
    }
    const id = trimMarks(run.text);
    if (id === "") continue;
    if (isPlaceholder(id)) {
      between = "";
      continue;
    }
    // "`a` - `2024-10-01`": the version of the ids before it.
    if (last && /^\d{4}[\d.-]*$/.test(id) && /^\s*[-–:(]\s*$/.test(between)) {
      for (const name of ids) name.version = id;
      between = "";
      continue;
    }
    const why = whyNoName(id);
    if (why) return unread(why);
    if (last?.version) return unread("an id behind a version");
    if (last) {
      if (isReference(between, lexicon)) break;
      if (!joins(between, lexicon))
        return unread(/^ *$/.test(between) ? "several ids glued together" : "words between ids");
    } else if (between.trim() !== "") training = lexText(between, lexicon).some((token) => has(token, "part.training"));
    if (!last && !training && !canBeDisplay(between, lexicon)) return unread("words in front of the id");
    const display =
      !last && !training && between.trim() !== ""
        ? trimMarks(between.replace(/[(\n]/g, " ").replace(/\s+/g, " ")) || null
        : null;
    ids.push({ text: id, display, version: null });
    between = "";
  }
  return subjects(ids, training);
}

/** "`a` via `b`", "`a` with the header `b`", "`a` (refer to `b`)": what follows names something else. */
const isReference = (between: string, lexicon: Lexicon): boolean =>
  lexText(between, lexicon).some((token) => has(token, "pointer", "scope.prep") && !has(token, "filler"));

const takesBack = (token: Token): boolean => has(token, ...denying, ...retracting);

/** Whether words in front of an id can be its display name: none that limits it, and not lower case alone. */
function canBeDisplay(text: string, lexicon: Lexicon): boolean {
  const tokens = lexText(text, lexicon).filter((token) => !isMark(token));
  if (tokens.length === 0) return true;
  const limits = tokens.some((token) => takesBack(token) || has(token, "only", "bound.tentative", "scope.prep"));
  return (
    !limits && tokens.some((token) => /[\p{Lu}\p{Lo}\p{N}]/u.test(token.text) || has(token, "noun.model", "filler"))
  );
}

/** "(and `b`, which points to this snapshot)", "(Preview)" */
const besideId = [
  "noun.model",
  "noun.endpoint",
  "alias",
  "filler",
  "title.version",
  "stage.preview",
  "stage.active",
  "and",
  "that",
  "replace.by",
  "ref.this",
] as const;

/** What may stand behind the last id of a cell: an aside, a scope, a state. No word that is not known, nothing that takes it back. */
function harmlessTail(text: string, lexicon: Lexicon): boolean {
  const tokens = lexText(text, lexicon);
  if (tokens.some((token) => takesBack(token) || ["retired", "deprecated"].includes(eventOf(token) ?? "")))
    return false;
  const { main } = withoutAsides(tokens);
  return main.every((token) => isMark(token) || token.kind === "number" || has(token, ...besideId));
}
