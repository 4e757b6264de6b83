/** Reads single cells: ids and names, stages, replacements. Dates are in date-cells.ts. */

import type { Kind, Stage } from "../../domain/schema.ts";
import { normalizeText } from "../../text/sanitize.ts";
import { limits } from "../page-limits.ts";
import { type InlineContent, plain } from "../read/document.ts";
import {
  answerWords,
  groupWords,
  joinerWords,
  limitingPattern,
  modelNounPattern,
  nonePhrases,
  notBeforeAll,
  notModelWords,
  phraseWords,
  pointerWords,
  stageOfWord,
  tentativeAll,
  trainingPattern,
} from "../vocabulary/index.ts";
import { findDates } from "./dates.ts";
import { isUnreadMark, type Name } from "./facts.ts";
import { isCloudRegion, scopeOf } from "./scopes.ts";

/** A cell either reads, or is empty, or does not fit its column. */
export type Reading<T> = { ok: true; value: T } | { ok: false; why: string };
const unfit = (why: string): { ok: false; why: string } => ({ ok: false, why });

/** True for an empty cell and for words that say there is nothing. */
export function saysNothing(text: string): boolean {
  if (text.length > limits.valueLength) return false;
  const bare = text
    .replace(/\([^)]*\)/g, " ")
    .replace(/[*†‡.]+$/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
  return bare === "" || /^[-–—−_\s]+$/.test(bare) || nonePhrases.has(bare);
}

/** Marks that belong to a footnote or to a link's looks and not to a name. */
const trimMarks = (text: string): string =>
  text
    .replace(/(?:[\s*†‡§¹²³→,;:\p{So}]|\uFE0F)+$|\s+[-–—]+\s*$/u, "")
    .replace(/^[\s*†‡→,;:]+/u, "")
    .trim();

/** Footnote references that no markup sets apart: "gpt-4 [1]", "gpt-4[^1]". */
const withoutReferences = (text: string): string => text.replace(/(?:\s*\[\^?\w{1,3}\])+(?=\s*(?:\n|$))/g, "");

const placeholder =
  /^[`'"]*<[^<>]{1,60}>[`'"]*$|^\$?\{{1,2}[^{}]{1,60}\}{1,2}$|^\[[^[\]]{1,60}\]$|^(?:(?:your|my|example|some)[-_ ])?model(?:[-_ ](?:id|name|slug|version))?$|^(?:your|my|example)[-_ ]model\b|^x{3,}$/i;
/** Ids: no space, and a digit or a joint inside. */
const idLike = /^(?=[^\s]*[\d._:/@-])[\p{L}\p{N}/][\p{L}\p{N}._:/@+=-]*$/u;

/** An id that needs no other word beside it: "120b" in "gpt-oss 120b" is none, and such words belong together. */
const isLoneId = (text: string): boolean =>
  isIdLike(text) && /\p{L}/u.test(text) && /\d/.test(text) && /[-/_@]/.test(text);

export const isIdLike = (text: string): boolean => idLike.test(text) && !/^[\d./:-]+$|:$/.test(text);

/** Why a text cannot be the name of a model; null where it can. */
function unfitName(text: string): string | null {
  if (text.length > limits.idLength) return "too long for a name";
  if (!/\p{L}/u.test(text) || /^[\d.,]+\s*[kmb]\b(?![-.])|^v?\d+(?:\.\d+)*$/i.test(text))
    return "a number where a model should stand";
  if (answerWords.has(text.toLowerCase())) return "an answer where a model should stand";
  if (/[$€£¥]/.test(text)) return "a price where a model should stand";
  if (isCloudRegion(text)) return "a region where a model should stand";
  if (isUnreadMark(text)) return "left unread";
  if (/[|\n`]|;\s/.test(text)) return "several values glued together";
  if (/[{}<>]/.test(text)) return "a template where a model should stand";
  if (stageOfWord.has(text.toLowerCase())) return "a stage where a model should stand";
  if (isBareDate(text)) return "a date where a model should stand";
  const words = text
    .replace(/\([^()]*\)/g, " ")
    .trim()
    .split(/\s+/);
  if (/\smodels$/i.test(text)) return "a group where a model should stand";
  if (words.length > 1 && groupWords.has((words[0] ?? "").toLowerCase())) return "a group where a model should stand";
  if (words.some((word) => /^(?:licen[cs]es?|guides?|documentation)$/i.test(word)))
    return "words that no model is called by";
  if (words.length > 8) return "a sentence where a model should stand";
  if (
    words.length > 1 &&
    words.filter((word) => isIdLike(word) && /[a-z]/i.test(word) && word.includes("-")).length > 1 &&
    words.every(isIdLike)
  )
    return "several ids glued together";
  return null;
}

/** Nothing but a date, whatever marks stand around it. */
function isBareDate(text: string): boolean {
  const dates = findDates(text);
  const rest = dates.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return dates.length > 0 && !/[\p{L}\p{N}]/u.test(rest.replace(notBeforeAll, " ").replace(tentativeAll, " "));
}

/** Whether models are named at all by the headings and column titles of a page, and by those of one table. */
export interface About {
  page: boolean;
  table: boolean;
}

/** What kind of thing a name names, by its shape, its column's title and what the page is about. */
export function kindOf(text: string, title = "", about: About = { page: true, table: true }): Kind {
  if (/\bparameters?\b/i.test(title)) return "parameter";
  if (!about.table && /\b(?:apis?|endpoints?)$/i.test(title)) return "endpoint";
  if (/^\/|^https?:|^v\d+\/|\bAPIs?$|\bendpoints?$|^[\w-]+: \S+=\S+$/i.test(text)) return "endpoint";
  if (/\b(?:products?|features?|tools?|services?)\b/i.test(title) && !isIdLike(text)) return "tool";
  return about.page || modelNounPattern.test(title) ? "model" : "tool";
}

export interface Subjects {
  names: { text: string; display: string | null; version: string | null }[];
  /** The row is about fine-tuning on these models, not about the models. */
  training: boolean;
}

/** The models a cell names. An empty list for an empty cell and for placeholders. */
export function readSubjects(content: InlineContent): Reading<Subjects> {
  const text = plain(content);
  if (text.length > limits.valueLength) return unfit("too long for a name");
  if (saysNothing(text) || placeholder.test(text)) return { ok: true, value: { names: [], training: false } };
  if (/(?:^|\s):[a-z][a-z0-9_+-]*:(?:\s|$)/.test(text)) return unfit("a symbol where a model should stand");
  const coded = content.filter((run) => run.code && !run.isFootnoteRef && trimMarks(normalizeText(run.text)) !== "");
  return coded.length > 0 ? codedSubjects(content) : plainSubjects(text);
}

/** Ids in code. What stands between them has to be a joint; what stands before may be the display name. */
function codedSubjects(content: InlineContent): Reading<Subjects> {
  const ids: { text: string; display: string | null; version: string | null }[] = [];
  let between = "";
  let training = false;
  for (const run of [...content, null]) {
    if (run?.isFootnoteRef) continue;
    if (run && !run.code) {
      between += normalizeText(run.text);
      continue;
    }
    const last = ids.at(-1);
    if (!run) {
      const version = last && /^[\s*]*(?:[-–:]|\(?version:?|\(|v(?=\d))\s*\(?([\w.-]{1,30})\)?\s*$/i.exec(between);
      if (last && version?.[1] && /\d/.test(version[1])) last.version = version[1];
      break;
    }
    const id = trimMarks(normalizeText(run.text));
    if (id === "") continue;
    if (placeholder.test(id)) {
      between = "";
      continue;
    }
    const why = unfitName(id);
    if (why) return unfit(why);
    if (last) {
      if (/\bvia\b|\bwith\b|\brefer\b/i.test(between)) break;
      if (!isJoint(between)) return unfit(/^ *$/.test(between) ? "several ids glued together" : "words between ids");
    } else if (between.trim() !== "") {
      training = trainingPattern.test(between);
    }
    const display =
      !last && !training && between.trim() !== ""
        ? trimMarks(between.replace(/[(\n]/g, " ").replace(/\s+/g, " ")) || null
        : null;
    ids.push({ text: id, display, version: null });
    between = "";
  }
  return { ok: true, value: { names: ids, training } };
}

function isJoint(between: string): boolean {
  if (/^ *$/.test(between)) return false;
  const words = between
    .toLowerCase()
    .split(/[\s,;|/&+()、，。.]+/)
    .filter((word) => word !== "");
  return words.every((word) => joinerWords.has(word));
}

function plainSubjects(text: string): Reading<Subjects> {
  const parts = splitNames(withoutReferences(text));
  if (parts === null) return unfit("several lines that are not ids");
  const names = parts.map((part) => {
    if (typeof part !== "string") return { ...part, version: null };
    const version = /^(\S+)\s*(?:\(|[-–]\s+|version:?\s+)(?:version:?\s+)?(\d[\w.-]{0,30})\)?$/i.exec(part);
    return version?.[1] && version[2] && isIdLike(version[1])
      ? { text: version[1], display: null, version: version[2] }
      : { text: part, display: null, version: null };
  });
  for (const { text: name } of names) {
    const why = unfitName(name) ?? unfitPhrase(name);
    if (why) return unfit(why);
  }
  const training = names.length === 1 && /^(?:new )?(?:fine-?tuning|training)\b.*\bon\b/i.test(text);
  return training
    ? unfit("words around an id")
    : { ok: true, value: { names: names.filter(({ text: name }) => !placeholder.test(name)), training } };
}

/** Why words without code are more than one name, or more than a name; null where they may be one. */
function unfitPhrase(name: string): string | null {
  const outside = name.replace(/\([^()]*\)/g, " ");
  if (/\s(?:and|or|&|和|或|および|または)\s|[,;、，；]|\s\/\s|→|->|=>/i.test(outside)) return "several names together";
  const aside = /[([]([^()[\]]*)[)\]]\s*$/.exec(name)?.[1]?.trim().toLowerCase();
  if (aside !== undefined && /[,;]|\band\b/.test(aside)) return "several names together";
  if (
    outside
      .split(/\s+/)
      .slice(1)
      .some((word) => phraseWords.has(word.toLowerCase()))
  )
    return "a phrase where a model should stand";
  const last = outside.trim().split(/\s+/).slice(1).join(" ").toLowerCase();
  return [aside ?? "", last.split(" ").at(-1) ?? ""].some(isEnding) ? "a state beside the name" : null;
}

/** True for words of a state that no model is called by. */
const isEnding = (word: string): boolean => ["retired", "deprecated"].includes(stageOfWord.get(word) ?? "");

type Named = { text: string; display: string | null };

/**
 * Splits "a, b or c" only where every part can stand alone as an id. Lines and bars part ids; a name on one line and its
 * id on the next are one model. Null where the lines are something else.
 */
function splitNames(text: string): (string | Named)[] | null {
  const lines = text
    .split(/\n| \| /)
    .map(trimMarks)
    .filter((part) => part !== "");
  const bare = (part: string): string => part.replace(/\s*\([^)]*\)$/, "");
  const [first = "", second = ""] = lines;
  if (lines.length === 2 && !isIdLike(first) && !first.includes(",") && isIdLike(second))
    return [{ text: second, display: first }];
  const parts = lines.map((line) => {
    const own = line
      .split(/\s*[,;、，]\s*(?:and\s+|or\s+)?|\s+(?:and|or|和|或|および|または)\s+|\s+\/\s+/)
      .map(trimMarks)
      .filter((part) => part !== "");
    return own.length > 1 && own.every((part) => isIdLike(bare(part))) ? own : [line];
  });
  return lines.length > 1 && !parts.flat().every((part) => isIdLike(bare(part)) || placeholder.test(part))
    ? null
    : parts.flat();
}

/** A version as its own column prints it, a leading "v" left out; null for none. */
export function readVersions(content: InlineContent): Reading<(string | null)[]> {
  const text = plain(content);
  if (text.length > limits.valueLength) return unfit("no version");
  if (saysNothing(text)) return { ok: true, value: [null] };
  const parts = text
    .split(/\s*[,\n;|]\s*|\s+and\s+/)
    .map((part) => trimMarks(part).replace(/^(?:v|version\s+)(?=\d)/i, ""));
  const bad = parts.find(
    (part) =>
      !/^(?:\d|[\p{Ll}\p{Lo}])[\p{L}\p{N}._:@+-]{0,39}$/u.test(part) ||
      (parts.length > 1 && !/^\d/.test(part)) ||
      !/^[\p{L}\p{N}][\p{L}\p{N}._:@+-]{0,39}$/u.test(part) ||
      stageOfWord.has(part.toLowerCase()) ||
      nonePhrases.has(part.toLowerCase()),
  );
  return bad === undefined ? { ok: true, value: parts } : unfit("no version");
}

/** The stage a cell states; null for none. Dates and words in parentheses beside it are no part of it, unless they limit it. */
export function readStage(content: InlineContent): Reading<Stage | null> {
  const text = plain(content).replace(/\s+/g, " ");
  if (text.length > limits.valueLength) return unfit("no known stage");
  const bare = trimMarks(
    text
      .replace(/\([^)]*\)|（[^）]*）/g, " ")
      .replace(/^[^\p{L}\p{N}]+/u, "")
      .replace(/\s+/g, " "),
  ).toLowerCase();
  if (saysNothing(text) && !stageOfWord.has(bare)) return { ok: true, value: null };
  const asides = [...text.matchAll(/[(（]([^()（）]*)[)）]/g)].map(([, aside = ""]) => aside);
  if (asides.some((aside) => limitingPattern.test(aside) || scopeOf(aside) !== null))
    return unfit("a state that holds only in part");
  const stage =
    stageOfWord.get(bare) ??
    stageOfWord.get(bare.replace(/^(?:public|in|currently|now) /, "")) ??
    stageOfWord.get(bare.replace(/ (?:stage|state|models?)$/, ""));
  return stage ? { ok: true, value: stage } : unfit("no known stage");
}

export interface Successor {
  model: string;
  version: string | null;
  url: string | null;
}

/** What a replacement cell names; prose that names nothing gives an empty list. */
export function readReplacements(content: InlineContent): Successor[] {
  const text = plain(content);
  if (text.length > limits.valueLength || saysNothing(text)) return [];
  const known = content.filter((run) => !run.isFootnoteRef);
  const coded = known.some((run) => run.code);
  const first = text.split(/\s+/)[0]?.toLowerCase() ?? "";
  if (pointerWords.has(first) || (notModelWords.has(first) && !coded)) return [];
  return (coded ? codedSuccessors(known) : plainSuccessors(known)).filter(
    ({ model }, at, all) => unfitName(model) === null && all.findIndex((each) => each.model === model) === at,
  );
}

/** Code in parentheses or after "with" is a setting, not a model, unless it is the id of the name in front. */
function codedSuccessors(runs: InlineContent): Successor[] {
  const found: Successor[] = [];
  let depth = 0;
  let setting = false;
  let named = "";
  for (const run of runs) {
    if (!run.code) {
      const parts = /^\s*[-–(]?\s*\(?(?:version:?\s*)?([\w.-]*\d[\w.-]*)\)?/i.exec(run.text);
      const last = found.at(-1);
      if (last && last.version === null && parts?.[1] && /^\s*(?:\(|version)/i.test(run.text)) last.version = parts[1];
      for (const char of run.text) depth = Math.max(0, depth + (char === "(" ? 1 : char === ")" ? -1 : 0));
      if (/\bwith\b|\bversion:?\s*$/i.test(run.text)) setting = true;
      else if (/\bor\b|\band\b|[,|\n]/.test(run.text)) setting = false;
      named = run.text.split(/[,|\n)]|\bor\b|\band\b/).at(-1) ?? "";
      continue;
    }
    const model = trimMarks(normalizeText(run.text));
    const isIdOfName = depth === 1 && /^\s*[\p{Lu}\d][^(]*\($/u.test(named) && isIdLike(model);
    if ((depth === 0 || isIdOfName) && !setting && model !== "" && !placeholder.test(model))
      found.push({ model, version: null, url: run.href ?? null });
    named = "";
  }
  return found;
}

/** Names without code: links and separators part them, ids may be parted by a space alone. */
function plainSuccessors(runs: InlineContent): Successor[] {
  const link = (name: string): string | null =>
    runs.find(
      (run) => run.href !== undefined && trimMarks(normalizeText(run.text)).toLowerCase() === name.toLowerCase(),
    )?.href ?? null;
  const parts = withoutReferences(plain(runs))
    .replace(/\s*\([^()]*[^\d()][^()]* [^()]*\)/g, "")
    .split(/\s*[,;\n|、，]\s*(?:and\s+|or\s+)?|\s+(?:and|or|和|或|および|または)\s+|\s+\/\s+/)
    .map((part) => trimMarks(part.replace(/:[a-z_]+:/g, "")).replace(/\s+with\s.*$/i, ""))
    .filter((part) => part !== "");
  if (
    parts.some((part) => part.split(/\s+/).length > 8 && !notModelWords.has(part.split(/\s+/)[0]?.toLowerCase() ?? ""))
  )
    return [];
  return parts.flatMap((part) => {
    const words = part.split(/\s+/);
    if (notModelWords.has(words[0]?.toLowerCase() ?? "") || words.length > 6 || saysNothing(part)) return [];
    if (words.length > 1 && words.every(isLoneId))
      return words.map((model) => ({ model, version: null, url: link(model) }));
    if (!isName(words)) return [];
    const own = /^(.+?)\s+\(([^()\s]+)\)$/.exec(part);
    if (own?.[1] && own[2] && isIdLike(own[2]) && /^\p{L}{2}/u.test(own[2]) && /[-/:]/.test(own[2]))
      return [{ model: own[2], version: null, url: link(part) ?? link(own[1]) ?? link(own[2]) }];
    const versioned = /^(\S+)\s+\((?:version:?\s*)?([\w.-]*\d[\w.-]*)\)$/i.exec(part);
    return versioned?.[1]
      ? [{ model: versioned[1], version: versioned[2] ?? null, url: link(part) }]
      : [{ model: part, version: null, url: link(part) }];
  });
}

/** Whether code has the form of a model id, and not that of a method or a parameter. */
export const isModelId = (code: string): boolean =>
  isIdLike(code) && !/[()=]/.test(code) && (/\d/.test(code) || (/-/.test(code) && !/[_.]/.test(code)));

/** Whether words can be a name: an id, or words with a number in them or with a capital each, and none of a phrase. */
export function isName(words: string[]): boolean {
  const [only = ""] = words;
  if (words.length === 1) return isIdLike(only) || /[\p{Lu}\d]/u.test(only) || !/[a-z]/.test(only);
  if (words.some((word) => phraseWords.has(word.toLowerCase()))) return false;
  return words.some((word) => /\d/.test(word)) || words.every((word) => /[\p{Lu}\p{Lo}]/u.test(word) || isIdLike(word));
}

/** A name as it is published. */
export function toName(
  text: string,
  display: string | null,
  version: string | null,
  title: string,
  about: About,
): Name {
  return { model: text, version, name: display === text ? null : display, kind: kindOf(text, title, about) };
}
