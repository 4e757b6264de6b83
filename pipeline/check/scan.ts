/**
 * Finds the ids of models in any text: `scan(text, index, day)` with `index = checkIndex(records)`.
 *
 * One pass, linear in the length of the text. Imports nothing of Node and nothing of zod, so it runs in a browser.
 */

import type { FoundBy } from "../domain/identity/resolve-id.ts";
import { providerOf } from "../domain/record-id.ts";
import type { CheckIndex } from "./check-index.ts";
import { type Scanner, scannerOf } from "./compile.ts";
import { type Ignore, ignoresOf, isInForce } from "./ignores.ts";
import { matchToken, recordsOf } from "./match-token.ts";
import { contextOf, isNameOfElse, reach, type Surroundings, surroundingsOf } from "./surroundings.ts";
import type { TokenMatch } from "./token-match.ts";
import { begins, codesOf, continues, type Token, textIn, tokenAt, tokenEnd } from "./tokens.ts";
import { withVersionField } from "./version-field.ts";

/**
 * Why a token counts as an id: it can be nothing else (`distinct`); it is short, or a common word, and used as an id here;
 * it is a constant of a library; its version is set beside it; or it is shaped like an id that no record has.
 */
export type Rule = "distinct" | "short" | "word" | "constant" | "version-field" | "unknown";

export interface Finding {
  /** Offsets into the text, in UTF-16 code units; `end` is behind the last one. */
  start: number;
  end: number;
  /** From 1. */
  line: number;
  column: number;
  /** As it is in the text, with its route. */
  written: string;
  rule: Rule;
  /** Ids of the records that it may name: one, or several where it does not say which; none for an unknown id. */
  records: readonly string[];
  /** How the records were found; null for an unknown id. */
  by: FoundBy | null;
  /** As the id says; null where it does not. */
  region: string | null;
  /** Ids of the same model at other providers. */
  elsewhere: readonly string[];
  /** For an unknown id: ids of models of the same family. They are other models. */
  family: readonly string[];
  /** The comment that asks to leave it out; null for none, or one whose day has passed. */
  ignored: Ignore | null;
}

/** The findings in a text, in their order. `day` (YYYY-MM-DD) decides which ignores are still in force. */
export function scan(text: string, index: CheckIndex, day: string): Finding[] {
  const scanner = scannerOf(index);
  const hits: Hit[] = [];
  const lowerText = lazy(() => text.toLowerCase());
  eachToken(codesOf(text), scanner, (token) => {
    const hit = hitOf(text, token, scanner, lowerText);
    if (hit) hits.push(hit);
    return true;
  });
  return hits.length === 0 ? [] : placed(text, hits, day);
}

type Hit = Omit<Finding, "line" | "column" | "ignored">;

/**
 * Whether anything in a file may be an id, from its bytes alone; false for most files, which then need not be decoded. Their
 * text has to be UTF-8, or another form of ASCII.
 */
export function mayHaveIds(bytes: Uint8Array, index: CheckIndex): boolean {
  const scanner = scannerOf(index);
  let found = false;
  eachToken(bytes, scanner, (token) => {
    if (matchToken(textIn(bytes, token), scanner) === null) return true;
    const start = Math.max(0, token.start - reach);
    const around = textIn(bytes, { start, end: Math.min(bytes.length, token.end + reach) });
    const place = { start: token.start - start, end: token.end - start };
    found = hitOf(around, place, scanner, () => scanner.makers) !== null;
    return !found;
  });
  return found;
}

/** Calls for each token in which one of the words that ids begin with occurs, until `visit` returns false. */
function eachToken(codes: Uint8Array, { automaton }: Scanner, visit: (token: Token) => boolean): void {
  const { next, classOf, firstFinal, lengths } = automaton;
  let state = 0;
  let from = 0;
  for (let i = 0; i < codes.length; i++) {
    state = next[state + (classOf[codes[i] as number] as number)] as number;
    if (state < firstFinal || continues(codes, i + 1)) continue;
    if (!beginsAny(codes, i + 1, lengths.get(state))) continue;
    const end = tokenEnd(codes, i + 1);
    const token = tokenAt(codes, i + 1, from, end);
    if (token && !visit(token)) return;
    from = end;
    i = end - 1;
    state = 0;
  }
}

/** Whether any of the words that end at a place begins where a name may. A loop, because it runs for every hit. */
function beginsAny(codes: Uint8Array, end: number, lengths: readonly number[] = []): boolean {
  for (const length of lengths) if (begins(codes, end - length)) return true;
  return false;
}

function hitOf(text: string, token: Token, scanner: Scanner, lowerText: () => string): Hit | null {
  const match = matchToken(text.slice(token.start, token.end), scanner);
  if (match === null) return null;
  const place = { start: token.start + match.from, end: token.start + match.to };
  if (!isWhole(text, place)) return null;
  const context = contextOf(text, token);
  if (isNameOfElse(context)) return null;
  if (!isEnough(match) && !isMeant(match, surroundingsOf(text, token), lowerText)) return null;
  const written = text.slice(place.start, place.end);
  const versioned = match.isConstant ? null : withVersionField(written, context, scanner);
  return { ...place, written, ...whatOf(match, versioned) };
}

function whatOf(match: TokenMatch, versioned: TokenMatch["resolution"] | null) {
  const resolution = versioned ?? match.resolution;
  const rule: Rule = versioned
    ? "version-field"
    : match.isConstant
      ? "constant"
      : match.shape !== null
        ? "unknown"
        : match.strength;
  return {
    rule,
    records: recordsOf(resolution).map(({ id }) => id),
    by: resolution.found === "none" ? null : resolution.by,
    region: resolution.written.region,
    elsewhere: elsewhereOf(resolution),
    family: resolution.found === "none" ? resolution.family.map(({ id }) => id) : [],
  };
}

function elsewhereOf(resolution: TokenMatch["resolution"]): string[] {
  return resolution.found === "several" ? [] : resolution.elsewhere.map(({ id }) => id);
}

/** Not a part of a pattern or template: `gpt-4*`, `gpt-4.*`, `${prefix}gpt-4`, `gpt-4${suffix}`. */
function isWhole(text: string, { start, end }: Token): boolean {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)];
  if (before === "}" || after === "{" || (after === "$" && text.charAt(end + 1) === "{")) return false;
  if (/^(?:\.[*+]|\\[dw]|\[[\w^\\])/.test(text.slice(end, end + 3))) return false;
  return after !== "*" || before === "*";
}

/** Whether it can be nothing else than an id, whatever stands around it. */
function isEnough(match: TokenMatch): boolean {
  return isKnown(match) && match.strength === "distinct" && match.isCased && !match.needsKey;
}

/** Whether a record has it, if only one of another provider. */
function isKnown({ shape, resolution }: TokenMatch): boolean {
  return shape === null || elsewhereOf(resolution).length > 0;
}

function isMeant(match: TokenMatch, around: Surroundings, lowerText: () => string): boolean {
  const isSet = around.isModelValue || around.isProviderCall;
  if (match.needsKey && !isSet) return false;
  if (!match.isCased && !isSet) return false;
  if (!isKnown(match)) return isMeantUnknown(match, around, isSet);
  if (match.strength === "distinct") return true;
  const isRouted = match.isRouted && (match.isKeyed || around.isQuoted || around.isValue);
  if (match.strength === "word") {
    const namesMaker = match.isRouted && !match.isKeyed;
    return (isSet || isRouted) && (namesMaker || isMakerNamed(match, around, lowerText()));
  }
  if (isSet || isRouted) return true;
  const isAbout = around.isQuoted && aboutModels.test(around.before.slice(-200) + around.after.slice(0, 100));
  // `command-r` is a key of the keyboard, too.
  return isAbout && (/\d/.test(match.resolution.written.name) || isMakerNamed(match, around, lowerText()));
}

const aboutModels = /openai|anthropic|cohere|\bllms?\b|gpt-|\bmodels?\b|chat_?completion/i;

function isMeantUnknown({ shape, strength, isRouted }: TokenMatch, around: Surroundings, isSet: boolean): boolean {
  // People choose the names of deployments.
  const isDeployment = /deployment\w*["']?\W{1,6}$/i.test(around.before);
  if (shape === "family") return isSet && strength === "distinct" && !isDeployment;
  if (isSet || (isRouted && (around.isQuoted || around.isValue))) return true;
  return shape === "full" && strength === "distinct" && (isRouted || around.isQuoted || around.isValue);
}

/** Whether the text names the maker or a provider of a model. */
function isMakerNamed({ resolution }: TokenMatch, { isProviderCall }: Surroundings, text: string): boolean {
  const makers = recordsOf(resolution).map(({ id }) => providerOf(id).split("-")[0] ?? "");
  return isProviderCall || makers.some((maker) => text.includes(maker));
}

function placed(text: string, hits: readonly Hit[], day: string): Finding[] {
  const { file, lines } = ignoresOf(text);
  let line = 1;
  let lineStart = 0;
  return hits.map((hit): Finding => {
    for (let at = text.indexOf("\n", lineStart); at >= 0 && at < hit.start; at = text.indexOf("\n", lineStart)) {
      line++;
      lineStart = at + 1;
    }
    const ignore = lines.get(line) ?? file;
    const ignored = ignore && isInForce(ignore, day) ? ignore : null;
    return { ...hit, line, column: hit.start - lineStart + 1, ignored };
  });
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
