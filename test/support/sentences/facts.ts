/** Facts of records as one line each, and the lines by which the corpus expects them. */
import type { ModelRecord } from "../../../pipeline/domain/schema.ts";

/**
 * One fact. `name` is `model` or `model@version`; an entry that is no model has its kind in front (`endpoint:/v1/x`).
 * `value` is the date, the stage, the text of a relative date or the replacement.
 */
export interface Fact {
  name: string;
  kind: string;
  value: string;
  bound?: string;
  scope?: string | null;
}

/** The facts of records, in their order. A record without facts gives none. */
export function factsOf(records: readonly ModelRecord[]): Fact[] {
  return records.flatMap(({ model, version, kind, stage, events, relative, replacements }) => {
    const name = `${kind === "model" ? "" : `${kind}:`}${model}${version === null ? "" : `@${version}`}`;
    return [
      ...(stage === null ? [] : [{ name, kind: "stage", value: stage }]),
      ...events.map(({ event, date, bound, scope }) => ({ name, kind: event, value: date, bound, scope })),
      ...relative.map(({ event, text }) => ({ name, kind: `relative ${event}`, value: text })),
      ...replacements.map((each) => ({ name, kind: "->", value: each.model })),
    ];
  });
}

/** A fact as a line of the corpus. */
export function factLine({ name, kind, value, bound, scope }: Fact): string {
  if (kind === "->") return `${name} -> ${value}`;
  return [name, kind, value, ...(bound === undefined ? [] : [bound]), ...(scope ? [scope] : [])].join(" | ");
}

/** A fact that must come out, or one that may (`optional`). */
export interface Expectation {
  optional: boolean;
  line: string;
  matches(fact: Fact): boolean;
}

/**
 * The expectations of one line. Throws with the line where it has another form than
 * `model | event | date | bound [| scope]`, `model | stage | …`, `model | relative event | text`, `model -> replacement`.
 */
export function parseExpectation(text: string): Expectation[] {
  const optional = text.startsWith("? ");
  const line = optional ? text.slice(2) : text;
  const arrow = / -> /.exec(line);
  const [names = "", ...rest] = arrow ? line.split(" -> ") : line.split("|").map((part) => part.trim());
  if (names === "" || rest.length === 0 || rest.some((part) => part === "")) throw new Error(`no expectation: ${text}`);
  const fits = arrow ? replacementTest(rest[0] ?? "") : partsTest(rest, text);
  return names.split(", ").map((name) => ({
    optional,
    line: `${name} ${arrow ? "->" : "|"} ${rest.join(" | ")}`,
    matches: (fact) => nameTest(name)(fact.name) && fits(fact),
  }));
}

type Test = (fact: Fact) => boolean;

const replacementTest =
  (name: string): Test =>
  ({ kind, value }) =>
    kind === "->" && wildcard(name, value);

/** `*` stands for any characters, `other:` in front for every kind that is no model. */
function nameTest(pattern: string): (name: string) => boolean {
  const other = /^other:(.*)$/.exec(pattern)?.[1];
  if (other === undefined) return (name) => wildcard(pattern, name);
  return (name) => /^(?:endpoint|parameter|tool):/.test(name) && wildcard(other, name.slice(name.indexOf(":") + 1));
}

function wildcard(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return pattern === text;
  const last = rest.pop() ?? "";
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  return rest.every((part) => {
    at = text.indexOf(part, at) + part.length;
    return at >= part.length;
  });
}

function partsTest([kind = "", value = "", bound, scope]: string[], text: string): Test {
  if (kind.startsWith("relative ")) return (fact) => fact.kind === kind && contains(fact.value, value);
  if (kind === "stage") return (fact) => fact.kind === kind && value.split("/").includes(fact.value);
  if (bound === undefined || !/^\d{4}[-\dQ/]*$/.test(value)) throw new Error(`no expectation: ${text}`);
  const one = (choices: string, each = ""): boolean => choices.split("/").includes(each);
  return (fact) =>
    one(kind, fact.kind) && one(value, fact.value) && one(bound, fact.bound) && scopeFits(scope, fact.scope ?? null);
}

/** No scope wanted: none. `?words`: none, or one with these words. `*`: any. */
function scopeFits(wanted: string | undefined, scope: string | null): boolean {
  if (wanted === undefined) return scope === null;
  const needed = wanted.replace(/^\?/, "");
  if (scope === null) return wanted.startsWith("?");
  return needed === "*" || needed.split(" ").every((word) => contains(scope, word));
}

const contains = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());
