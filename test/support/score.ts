/**
 * Compares the records of a page with its label, fact by fact: dates, stages and replacements, and of each matching date
 * how firm it is and whether it holds for all. A model is its id in lower case, with its version where the page has one.
 */
import type { ModelRecord } from "../../pipeline/domain/schema.ts";
import type { Label } from "./labels.ts";

const kinds = ["date", "stage", "replacement"] as const;
type Kind = (typeof kinds)[number];

interface Count {
  hit: number;
  missed: number;
  extra: number;
}
export type Score = Record<Kind | "bound" | "scope", Count> & {
  /** A line for each fact that is missed, extra or not quite right. */
  wrong: string[];
};

interface Fact {
  kind: Kind;
  model: string;
  event?: string;
  date?: string;
  bounds: Set<string>;
  scopes: Set<string>;
}
type Facts = Map<string, Fact>;
type Ambiguity = Label["ambiguous"][number];
type Facty = Pick<Label["models"][number], "model" | "version" | "stage" | "events"> & {
  replacements: readonly (string | { model: string })[];
};

/** The score of one page. */
export function score(label: Label, records: readonly ModelRecord[]): Score {
  const result = emptyScore();
  const [wanted, found] = [factsOf(label.models), factsOf(records)];
  const note = (what: string, text: string) => result.wrong.push(`${label.page}: ${what}: ${text}`);
  for (const [text, fact] of wanted) {
    const match = found.get(text);
    if (match) {
      result[fact.kind].hit += 1;
      if (fact.kind === "date") compareParts(result, label, fact, match, note, text);
    } else if (hasStandIn(label, fact, found)) result[fact.kind].hit += 1;
    else if (!isOpen(label, fact)) {
      result[fact.kind].missed += 1;
      note(`missed ${fact.kind}`, text);
    }
  }
  for (const [text, fact] of found) {
    if (wanted.has(text) || isOpen(label, fact)) continue;
    result[fact.kind].extra += 1;
    note(`extra ${fact.kind}`, text);
  }
  return result;
}

/** The scores of several pages together. */
export function sumOf(scores: readonly Score[]): Score {
  const sum = emptyScore();
  for (const each of scores) {
    for (const part of [...kinds, "bound", "scope"] as const) add(sum[part], each[part]);
    sum.wrong.push(...each.wrong);
  }
  return sum;
}

export interface Figures {
  precision: number;
  f1: number;
  /** Of the dates that were found, the share that is as firm as labelled, and for all or for some as labelled. */
  bound: number;
  scope: number;
}

/** Precision and f1 over all dates, stages and replacements; 1 where there is nothing to find and nothing was found. */
export function figures(score: Score): Figures {
  const all: Count = { hit: 0, missed: 0, extra: 0 };
  for (const kind of kinds) add(all, score[kind]);
  const share = ({ hit }: Count, rest: number) => (hit + rest === 0 ? 1 : hit / (hit + rest));
  const [precision, recall] = [share(all, all.extra), share(all, all.missed)];
  return {
    precision,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    bound: share(score.bound, score.bound.missed),
    scope: share(score.scope, score.scope.missed),
  };
}

function compareParts(
  result: Score,
  label: Label,
  wanted: Fact,
  found: Fact,
  note: (what: string, text: string) => void,
  text: string,
): void {
  for (const [part, field] of [
    ["bound", "bounds"],
    ["scope", "scopes"],
  ] as const) {
    const agrees = isSameSet(wanted[field], found[field]);
    if (agrees || (part === "scope" && isScopeOpen(label, wanted))) result[part].hit += 1;
    else {
      add(result[part], { hit: 0, missed: 1, extra: 1 });
      note(part, `${[...found[field]]} should be ${[...wanted[field]]}: ${text}`);
    }
  }
}

const isSameSet = (a: Set<string>, b: Set<string>): boolean => a.size === b.size && [...a].every((one) => b.has(one));

function factsOf(records: readonly Facty[]): Facts {
  const facts: Facts = new Map();
  const factAt = (kind: Kind, model: string, what: string, more: Partial<Fact> = {}): Fact => {
    const text = `${model} | ${what}`;
    const fact = facts.get(text) ?? { kind, model, bounds: new Set(), scopes: new Set(), ...more };
    facts.set(text, fact);
    return fact;
  };
  for (const record of records) {
    const model = plain(record.model) + (record.version ? `@${plain(record.version)}` : "");
    for (const { event, date, bound, scope } of record.events) {
      const fact = factAt("date", model, `${event} ${date}`, { event, date });
      fact.bounds.add(bound);
      fact.scopes.add(scope ? "some" : "all");
    }
    if (record.stage) factAt("stage", model, record.stage);
    for (const one of record.replacements)
      factAt("replacement", model, `by ${plain(typeof one === "string" ? one : one.model)}`);
  }
  return facts;
}

/** What the label says of the fact's model under the field that the fact belongs to. */
function ambiguities({ ambiguous }: Label, { kind, model }: Fact): Ambiguity[] {
  const own = { date: "event", stage: "stage", replacement: "replacements" }[kind];
  const [id] = model.split("@");
  return ambiguous.filter(
    ({ field, models }) =>
      (field === own || field === "model" || field === "identity") &&
      models.some((name) => plain(name) === model || plain(name) === id),
  );
}

/** Whether the fact is neither required nor wrong. */
function isOpen(label: Label, fact: Fact): boolean {
  return ambiguities(label, fact).some(
    ({ field, event, date, insteadOf }) =>
      field === "model" ||
      field === "identity" ||
      fact.kind !== "date" ||
      (event === fact.event && date === fact.date && insteadOf !== event),
  );
}

function isScopeOpen(label: Label, fact: Fact): boolean {
  return ambiguities(label, fact).some(
    ({ event, date, insteadOf }) => event === fact.event && date === fact.date && insteadOf === event,
  );
}

/** Whether another event that may stand in for the labelled one was found on its day. */
function hasStandIn(label: Label, { kind, model, event, date, ...rest }: Fact, found: Facts): boolean {
  if (kind !== "date") return false;
  return ambiguities(label, { kind, model, ...rest }).some(
    (entry) => entry.insteadOf === event && entry.date === date && found.has(`${model} | ${entry.event} ${date}`),
  );
}

function emptyScore(): Score {
  const none = (): Count => ({ hit: 0, missed: 0, extra: 0 });
  return { date: none(), stage: none(), replacement: none(), bound: none(), scope: none(), wrong: [] };
}

function add(sum: Count, more: Count): void {
  sum.hit += more.hit;
  sum.missed += more.missed;
  sum.extra += more.extra;
}

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[`*]/g, "")
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
