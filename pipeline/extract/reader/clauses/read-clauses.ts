/**
 * Chunks → claims. A clause is a set of roles (one event, one date, one run of names, a scope) in any order, and it is read
 * only when every word of it has a role. Sentences are cut into clauses at joints; what no cut explains is left over.
 */

import type { Chunk } from "../chunks/chunk.ts";
import { has, repeatedWord, type Token } from "../lex.ts";
import { type Claim, type Context, noContext } from "./claims.ts";
import { type NamedProduction, productionsFor } from "./productions/index.ts";
import { preface } from "./productions/listings.ts";
import { rolesOf } from "./roles.ts";

export interface ClauseReading {
  claims: Claim[];
  context: Context;
  /** Names of the productions that read it, for `--explain`. */
  rules: string[];
}

export type Outcome = { ok: true; reading: ClauseReading } | { ok: false; leftover: Token[]; wanted: string };

/** More joints than these in one sentence are not tried in all their combinations. */
const mostJoints = 12;

/** Reads a sentence as one clause or several. */
export function readClauses(chunks: readonly Chunk[], context: Context): Outcome {
  const joints = chunks.filter(isJoint).length;
  if (joints > mostJoints)
    return { ok: false, leftover: chunks.flatMap(({ tokens }) => tokens), wanted: "a sentence with fewer joints" };
  const repeated = repeatedWord(chunks.flatMap(({ tokens }) => tokens));
  if (repeated) return { ok: false, leftover: [repeated], wanted: "each word once" };
  const trial = new Trial(chunks);
  const found = readings(withoutAsides(chunks), { ...context, scope: null }, trial, 0);
  const [first, ...others] = found;
  if (!first)
    return { ok: false, leftover: trial.leftover ?? chunks.flatMap(({ tokens }) => tokens), wanted: trial.wanted };
  if (others.some(({ claims }) => factsKey(claims) !== factsKey(first.claims)))
    return { ok: false, leftover: chunks.flatMap(({ tokens }) => tokens), wanted: "one reading; this has several" };
  // "For the EU only, X will be retired": what limits a clause of its own sentence is no note on what stands below.
  if (
    first.claims.some(({ fact }) => fact.says === "only-for") &&
    first.claims.some(({ fact }) => fact.says === "date")
  )
    return { ok: false, leftover: chunks.flatMap(({ tokens }) => tokens), wanted: "a note, or a claim on a model" };
  return { ok: true, reading: first };
}

const factsKey = (claims: readonly Claim[]): string =>
  JSON.stringify(
    claims
      .map(({ subject, fact }) =>
        JSON.stringify([subject.kind, subject.kind === "names" ? subject.names.map(({ text }) => text) : null, fact]),
      )
      .sort(),
  );

/** The productions to try on the clauses of a sentence, and the attempt that came furthest. */
class Trial {
  readonly productions: readonly NamedProduction[];
  leftover: Token[] | null = null;
  wanted = "a production that begins like this";

  constructor(chunks: readonly Chunk[]) {
    this.productions = productionsFor(chunks);
  }

  note(leftover: Token[], wanted: string): void {
    if (this.leftover === null || leftover.length < this.leftover.length) {
      this.leftover = leftover;
      this.wanted = wanted;
    }
  }
}

const isJoint = (chunk: Chunk): boolean =>
  chunk.type === "word" &&
  ((chunk.token.kind === "mark" && ",;:()[]–—-".includes(chunk.token.text)) ||
    chunk.token.kind === "break" ||
    /^[-–—]$/.test(chunk.token.text) ||
    has(chunk.token, "and", "that"));

function readings(chunks: readonly Chunk[], context: Context, trial: Trial, depth: number): ClauseReading[] {
  const rest = trimmed(chunks);
  if (rest.length === 0) return [{ claims: [], context, rules: [] }];
  if (depth > mostJoints) return [];
  const found: ClauseReading[] = [];
  const whole = readClause(rest, context, trial);
  if (whole) return [whole];
  for (let cut = rest.length - 1; cut > 0; cut -= 1) {
    if (!isJoint(rest[cut] as Chunk)) continue;
    const head = readClause(trimmed(rest.slice(0, cut)), context, trial);
    if (!head) continue;
    for (const tail of readings(rest.slice(cut + 1), head.context, trial, depth + 1))
      found.push({
        claims: [...head.claims, ...tail.claims],
        context: tail.context,
        rules: [...head.rules, ...tail.rules],
      });
    if (found.length > 0) break;
  }
  return found;
}

/** Without what stands between two commas and says why or with whom: "on D, together with a partner, we released X". */
function withoutAsides(chunks: readonly Chunk[]): readonly Chunk[] {
  const commas = chunks.flatMap((chunk, at) => (isComma(chunk) ? [at] : []));
  const [from, to] = commas.flatMap((comma, at) => {
    const next = commas[at + 1];
    return next !== undefined && isAside(chunks.slice(comma + 1, next)) ? [comma, next] : [];
  });
  return from === undefined || to === undefined
    ? chunks
    : withoutAsides([...chunks.slice(0, from), ...chunks.slice(to)]);
}

const isComma = (chunk: Chunk): boolean => chunk.type === "word" && /^[,，、]$/.test(chunk.token.text);

function isAside(chunks: readonly Chunk[]): boolean {
  const read = has(chunks[0]?.tokens[0], "preface") ? preface(rolesOf(chunks), noContext) : "";
  return typeof read !== "string" && read.claims.length === 0;
}

/** Without joints and fillers at its ends. */
function trimmed(chunks: readonly Chunk[]): readonly Chunk[] {
  const empty = (chunk: Chunk | undefined): boolean =>
    chunk?.type === "word" &&
    (isJoint(chunk) || (chunk.token.kind === "mark" && ".!*•※\"'".includes(chunk.token.text)));
  let from = 0;
  let to = chunks.length;
  while (from < to && empty(chunks[from])) from += 1;
  // "Caution: …"
  const [label, colon] = chunks.slice(from, from + 2);
  const isCallout = label?.tokens.every((token) => has(token, "callout")) && colon?.tokens[0]?.text === ":";
  if (isCallout) return trimmed(chunks.slice(from + 2, to));
  while (to > from && empty(chunks[to - 1])) to -= 1;
  return chunks.slice(from, to);
}

function readClause(chunks: readonly Chunk[], context: Context, trial: Trial): ClauseReading | null {
  const roles = rolesOf(chunks);
  for (const [name, production] of trial.productions) {
    const read = production(roles, context);
    if (typeof read === "string") {
      if (read !== "") trial.note(roles.rest, `${name}: ${read}`);
      continue;
    }
    return { claims: read.claims, rules: [name], context: { ...context, ...read.context } };
  }
  return null;
}
