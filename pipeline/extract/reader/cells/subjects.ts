/** The models that a cell names. */

import { limits } from "../../page-limits.ts";
import { type InlineContent, plain } from "../../read/document.ts";
import { chunksOf } from "../chunks/chunks-of.ts";
import { noContext } from "../clauses/claims.ts";
import { readClauses } from "../clauses/read-clauses.ts";
import { has, lex, lexText } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { isIdLike, isPlaceholder, whyNoName } from "../names.ts";
import { type Fact, isUnreadMark } from "../statements.ts";
import { type CellResult, isBlank, trimMarks, unread, withoutReferences } from "./cell.ts";
import { codedSubjects } from "./coded-subjects.ts";
import { splitNames } from "./name-lists.ts";
import { whyNoPhrase } from "./name-phrases.ts";
import { type SubjectName, type Subjects, subjects } from "./named-models.ts";
import { splitScope } from "./scope-beside.ts";

/** The models a cell names, and for whom or where it holds for them. An empty list for an empty cell and for placeholders. */
export function readSubjects(cell: InlineContent, lexicon: Lexicon): CellResult<Subjects> {
  const { content, scope } = splitScope(cell, lexicon);
  const read = readNames(content, lexicon);
  if (scope === null || !read.ok) return read;
  const facts: Fact[] = [...read.value.facts, { says: "only-for", event: null, scope: scope.replaceAll('"', "'") }];
  return { ok: true, value: { ...read.value, facts } };
}

function readNames(content: InlineContent, lexicon: Lexicon): CellResult<Subjects> {
  const text = plain(content);
  if (text.length > limits.valueLength) return unread("too long for a name");
  if (isBlank(text, lexicon) || isPlaceholder(text)) return subjects([]);
  if (isUnreadMark(text)) return unread("left unread");
  if (/(?:^|\s):[a-z][a-z0-9_+-]*:(?:\s|$)/.test(text)) return unread("a symbol where a model should be");
  if (text.includes("→") || /[-=]>/.test(text)) {
    const arrow = arrowSubjects(content, lexicon);
    if (arrow) return arrow;
  }
  const coded = content.filter((run) => run.code && !run.isFootnoteRef && trimMarks(run.text) !== "");
  return coded.length > 0 ? codedSubjects(content, lexicon) : plainSubjects(text, lexicon);
}

/** "A → B": the model and what replaces it. */
function arrowSubjects(content: InlineContent, lexicon: Lexicon): CellResult<Subjects> | null {
  const { tokens, text } = lex(content, lexicon);
  const outcome = readClauses(chunksOf(tokens, text), noContext);
  if (!outcome.ok || outcome.reading.rules.join() !== "arrow") return null;
  const [first] = outcome.reading.claims;
  if (first?.subject.kind !== "names") return null;
  return subjects(
    first.subject.names.map(({ text: name, display, version }) => ({ text: name, display, version })),
    false,
    outcome.reading.claims.map(({ fact }) => fact),
  );
}

/** "heron-4 (research preview)": an id with its stage behind it. */
function withoutStage(name: string, lexicon: Lexicon): string {
  const [, id, aside] = /^(\S+)\s+[(（]([^()（）]+)[)）]$/u.exec(name) ?? [];
  if (id === undefined || aside === undefined || !isIdLike(id) || /^\p{Lu}/u.test(id)) return name;
  const tokens = lexText(aside, lexicon);
  const isStage = tokens.some((token) => has(token, "stage.preview", "stage.active", "stage.legacy"));
  return isStage && !tokens.some((token) => has(token, "negation", "only", "undone")) ? id : name;
}

function plainSubjects(text: string, lexicon: Lexicon): CellResult<Subjects> {
  const parts = splitNames(withoutReferences(text), lexicon);
  if (parts === null) return unread("several lines that are not ids");
  const names = parts.map((whole): SubjectName => {
    if (typeof whole !== "string") return { ...whole, version: null };
    const part = withoutStage(whole, lexicon);
    const version = /^(\S+)\s*(?:\(|[-–]\s+|\p{L}+:?\s+)(?:\p{L}+:?\s+)?(\d[\w.-]{0,30})\)?$/u.exec(part);
    return version?.[1] && version[2] && isIdLike(version[1]) && !/[a-z]/i.test(version[2].slice(0, 1))
      ? { text: version[1], display: null, version: version[2] }
      : { text: part, display: null, version: null };
  });
  for (const { text: name } of names) {
    const why = whyNoName(name) ?? whyNoPhrase(name, lexicon);
    if (why) return unread(why);
  }
  return subjects(names.filter(({ text: name }) => !isPlaceholder(name)));
}
