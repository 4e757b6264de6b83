/** The facts a page can state, and the fixed wording in which a snapshot keeps them: written and read here alone. */
import { createHash } from "node:crypto";
import {
  type Bound,
  type EventName,
  eventNames,
  type Kind,
  kindName,
  type Stage,
  stageName,
} from "../../domain/schema.ts";
import { normalizeText } from "../../text/sanitize.ts";
import type { InlineContent } from "../read/document.ts";

export type Fact =
  | { says: "date"; event: EventName; date: string; bound: Bound; scope: string | null; text?: string }
  | { says: "stage"; stage: Stage; scope?: string }
  | { says: "replacement"; model: string; version?: string | null; url: string | null }
  | { says: "relative"; event: EventName; text: string }
  /** Another id of the same model. */
  | { says: "alias"; model: string }
  /** All plain dates of this event that stand in the section are soft. */
  | { says: "soft"; event: EventName; bound: Exclude<Bound, "on"> }
  /** What the dates of the page's headings are, where no section tells. */
  | { says: "headings"; give: "announced" }
  /** All dates of this event that stand in the section hold for these alone. */
  | { says: "only-for"; event: EventName | null; scope: string }
  /** Dates of this event, or of any where it is null, that stand in the section do not hold; with `all`, nothing does. */
  | { says: "void"; event: EventName | null; all?: true };

/** A stage, for all or for the models or users that the page limits it to. */
export function stageFact(stage: Stage, scope: string | undefined): Fact {
  return { says: "stage", stage, ...(scope === undefined ? {} : { scope }) };
}

/** A model as a cell or sentence names it. */
export interface Name {
  model: string;
  version: string | null;
  name: string | null;
  kind: Kind;
}

export interface Statement {
  /** Null: the models of the section the statement stands in. */
  models: Name[] | null;
  facts: Fact[];
  section: string[];
  line: number;
  annotation?: boolean;
}

/** InlineContent text as one line in which code stands in backticks and nothing else does. */
export function marked(rich: InlineContent): string {
  let text = "";
  for (const run of rich) {
    if (run.isFootnoteRef) continue;
    const clean = normalizeText(run.text).replaceAll("`", "'");
    text += run.code ? `\`${clean.trim()}\`` : clean;
  }
  return text.replace(/``/g, "").replace(/ {2,}/g, " ").trim();
}

const boundWords: Record<Bound, string> = { on: "on", "not-before": "not before", tentative: "tentatively" };
const quote = (text: string): string => `"${text.replaceAll('"', "'")}"`;

/** One fact in our fixed wording. */
export function factText(fact: Fact): string {
  switch (fact.says) {
    case "date":
      return `${fact.event} ${boundWords[fact.bound]} ${fact.date}${fact.scope === null ? "" : ` for ${quote(fact.scope)}`}`;
    case "stage":
      return `stage ${fact.stage}${fact.scope === undefined ? "" : ` for ${quote(fact.scope)}`}`;
    case "replacement":
      return `replaced by \`${fact.model}\`${fact.version ? ` version \`${fact.version}\`` : ""}`;
    case "relative":
      return `${fact.event} relative to ${quote(fact.text)}`;
    case "alias":
      return `also \`${fact.model}\``;
    case "soft":
      return `${fact.event} dates are ${boundWords[fact.bound]}`;
    case "headings":
      return `headings give the day ${fact.give}`;
    case "only-for":
      return `${fact.event ?? "any"} only for ${quote(fact.scope)}`;
    case "void":
      if (fact.all) return "no facts hold";
      return `${fact.event ?? "any"} dates are void`;
  }
}

const event = `(${eventNames.join("|")})`;
const eventOrAny = `(any|${eventNames.join("|")})`;
const date = "(\\d{4}(?:-\\d{2}(?:-\\d{2})?|-Q[1-4])?)";
const bound = "(on|not before|tentatively)";
const boundOf = (words: string | undefined): Bound =>
  words === "not before" ? "not-before" : words === "tentatively" ? "tentative" : "on";
const softOf = (words: string | undefined): Exclude<Bound, "on"> =>
  words === "not before" ? "not-before" : "tentative";
const readers: [RegExp, (parts: string[]) => Fact][] = [
  [
    new RegExp(`^${event} ${bound} ${date}(?: for "([^"]+)")?$`),
    ([e, b, d, scope]) => ({
      says: "date",
      event: e as EventName,
      bound: boundOf(b),
      date: d ?? "",
      scope: scope ?? null,
    }),
  ],
  [
    new RegExp(`^stage (${stageName.options.join("|")})(?: for "([^"]+)")?$`),
    ([stage, scope]) => stageFact(stage as Stage, scope),
  ],
  [
    /^replaced by `([^`]+)`(?: version `([^`]+)`)?$/,
    ([model, version]) => ({ says: "replacement", model: model ?? "", version: version ?? null, url: null }),
  ],
  [
    new RegExp(`^${event} relative to "([^"]+)"$`),
    ([e, text]) => ({ says: "relative", event: e as EventName, text: text ?? "" }),
  ],
  [/^also `([^`]+)`$/, ([model]) => ({ says: "alias", model: model ?? "" })],
  [
    new RegExp(`^${event} dates are (not before|tentatively)$`),
    ([e, b]) => ({ says: "soft", event: e as EventName, bound: softOf(b) }),
  ],
  [/^headings give the day announced$/, () => ({ says: "headings", give: "announced" })],
  [
    new RegExp(`^${eventOrAny} only for "([^"]+)"$`),
    ([e, scope]) => ({ says: "only-for", event: e === "any" ? null : (e as EventName), scope: scope ?? "" }),
  ],
  [/^no facts hold$/, () => ({ says: "void", event: null, all: true })],
  [
    new RegExp(`^${eventOrAny} dates are void$`),
    ([e]) => ({ says: "void", event: e === "any" ? null : (e as EventName) }),
  ],
];

/** Facts written by `factText`, joined by "; ". Null where any part is something else. */
export function readFacts(text: string): Fact[] | null {
  const facts: Fact[] = [];
  for (const part of text.split(/; (?=[a-z-]+ )/)) {
    const reader = readers.find(([form]) => form.test(part));
    if (!reader) return null;
    const [form, read] = reader;
    facts.push(read(form.exec(part)?.slice(1) ?? []));
  }
  return facts;
}

const nameText = ({ model, version, name, kind }: Name): string =>
  `\`${model}\`${version === null ? "" : ` version \`${version}\``}${name === null ? "" : ` ${quote(name)}`}${kind === "model" ? "" : ` (${kind})`}`;

/** A statement as the line of a snapshot that `readStatement` reads back. */
export function statementText({ models, facts, annotation }: Statement): string {
  return `${annotation ? "Annotation" : "Fact"}: ${models === null ? "these models" : models.map(nameText).join(", ")}: ${facts.map(factText).join("; ")}.`;
}

const oneName = new RegExp(
  `\`([^\`]+)\`(?: version \`([^\`]+)\`)?(?: "([^"]+)")?(?: \\((${kindName.options.join("|")})\\))?(, |: )`,
  "y",
);

/** A line written by `statementText`; null for any other. */
export function readStatement(text: string): Pick<Statement, "models" | "facts"> | null {
  const start = "Fact: ";
  const all = "these models: ";
  if (!text.startsWith(start) || !text.endsWith(".")) return null;
  if (text.startsWith(all, start.length)) return withFacts(null, text.slice(start.length + all.length, -1));
  const models: Name[] = [];
  oneName.lastIndex = start.length;
  for (let parts = oneName.exec(text); parts; parts = oneName.exec(text)) {
    models.push({
      model: parts[1] ?? "",
      version: parts[2] ?? null,
      name: parts[3] ?? null,
      kind: (parts[4] ?? "model") as Kind,
    });
    if (parts[5] === ": ") return withFacts(models, text.slice(oneName.lastIndex, -1));
  }
  return null;
}

function withFacts(models: Name[] | null, text: string): Pick<Statement, "models" | "facts"> | null {
  const facts = readFacts(text);
  return facts && { models, facts };
}

/** What stands in a snapshot for a value that is prose or cannot be kept: its hash. */
export const unreadMark = (value: string): string =>
  `unread ${createHash("sha256")
    .update(value.replace(/\s*\n\s*/g, " "))
    .digest("hex")
    .slice(0, 16)}`;

/** What a page and its snapshot both give for a reported value: the snapshot may keep the mark in its place. */
export const markOfValue = (value: string): string => (isUnreadMark(value) ? value : unreadMark(value));

/**
 * What names an unread cell for an annotation: the same for a page and its snapshot, wherever the row is. `subject`: the cells
 * that name the model.
 */
export const cellHash = (subject: readonly string[], title: string, value: string): string =>
  createHash("sha256")
    .update(JSON.stringify([subject.map(markOfValue), title, markOfValue(value)]))
    .digest("hex")
    .slice(0, 16);

/** True for what `unreadMark` wrote. */
export const isUnreadMark = (text: string): boolean => /^unread [0-9a-f]{16}$/.test(text);
