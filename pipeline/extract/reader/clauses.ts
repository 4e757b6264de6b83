/**
 * Chunks → claims. A clause is a set of roles (one event, one date, one run of names, a scope) in any order, and it is read
 * only when every word of it has a role. Sentences are cut into clauses at joints; what no cut explains is left over.
 */
import type { Bound, EventName } from "../../domain/schema.ts";
import type { Chunk, Event, Names, Scope, When } from "./chunks.ts";
import { has, repeatedWord, type Token, textOf } from "./lex.ts";
import { isUnspaced } from "./lexicon/index.ts";
import type { Concept } from "./lexicon/schema.ts";
import type { NameRef } from "./names.ts";
import type { Fact } from "./statements.ts";

/** Whom a claim is about: names, the models of the section, or those of the list that follows. */
export type Subject =
  | { kind: "names"; names: readonly NameRef[] }
  | { kind: "section"; one?: boolean; page?: boolean }
  | { kind: "following" }
  | { kind: "family"; name: string };

export interface Claim {
  subject: Subject;
  fact: Fact;
}

export interface Context {
  /** What the sentence before was about. */
  subject: Subject | null;
  /** The event of the clause before, of the label or of the column. */
  event: EventName | null;
  /** A date that the clause before gave in front, which goes on. */
  when: When | null;
  tense: Event["tense"];
  /** The day of the entry that the text stands in. */
  day: string | null;
  /** The day on which what follows was announced. */
  announced: string | null;
  /** Whether a sentence on something else stands between the subject and here. */
  gap: boolean;
  /** Whether sentences here speak of what an earlier one claimed. */
  claimed: boolean;
  /** Whether the clause before said for whom alone it holds. */
  limited: boolean;
  /** For whom the clause before holds: what it leads to ("…, with upgrades from D on") holds for the same. */
  scope: string | null;
  /** Whether a list follows that goes on with the sentence. */
  opensList: boolean;
}
export const noContext: Context = {
  subject: null,
  event: null,
  when: null,
  tense: null,
  day: null,
  announced: null,
  gap: false,
  claimed: false,
  limited: false,
  scope: null,
  opensList: false,
};

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
  const failed = new Failure();
  const found = readings(chunks, { ...context, scope: null }, failed, 0);
  const [first, ...others] = found;
  if (!first)
    return { ok: false, leftover: failed.leftover ?? chunks.flatMap(({ tokens }) => tokens), wanted: failed.wanted };
  const key = factsKey(first.claims);
  if (others.some(({ claims }) => factsKey(claims) !== key))
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

/** Remembers the attempt that came furthest. */
class Failure {
  leftover: Token[] | null = null;
  wanted = "a production that begins like this";
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

function readings(chunks: readonly Chunk[], context: Context, failed: Failure, depth: number): ClauseReading[] {
  const rest = trimmed(chunks);
  if (rest.length === 0) return [{ claims: [], context, rules: [] }];
  if (depth > mostJoints) return [];
  const found: ClauseReading[] = [];
  const whole = readClause(rest, context, failed);
  if (whole) return [whole];
  for (let cut = rest.length - 1; cut > 0; cut -= 1) {
    if (!isJoint(rest[cut] as Chunk)) continue;
    const head = readClause(trimmed(rest.slice(0, cut)), context, failed);
    if (!head) continue;
    for (const tail of readings(rest.slice(cut + 1), head.context, failed, depth + 1))
      found.push({
        claims: [...head.claims, ...tail.claims],
        context: tail.context,
        rules: [...head.rules, ...tail.rules],
      });
    if (found.length > 0) break;
  }
  return found;
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

type Production = (roles: Roles, context: Context) => { claims: Claim[]; context?: Partial<Context> } | string;

function readClause(chunks: readonly Chunk[], context: Context, failed: Failure): ClauseReading | null {
  const roles = rolesOf(chunks);
  for (const [name, production] of productions) {
    const read = production(roles, context);
    if (typeof read === "string") {
      if (read !== "") failed.note(roles.rest, `${name}: ${read}`);
      continue;
    }
    return { claims: read.claims, rules: [name], context: { ...context, ...read.context } };
  }
  return null;
}

interface Roles {
  chunks: readonly Chunk[];
  names: Names[];
  refs: Extract<Chunk, { type: "ref" }>[];
  whens: When[];
  events: Event[];
  scopes: Scope[];
  words: Token[];
  /** Words that no role has. */
  rest: Token[];
}

const harmless: readonly Concept[] = ["filler"];

/** What no other meaning of a word excuses: "when" is the title of a date column, and a condition. */
const weighty: readonly Concept[] = [
  "negation",
  "condition",
  "exception",
  "undone",
  "unsettled",
  "superseded",
  "invalid",
  "example",
  "reported",
];

/** "The following deprecations will roll out": beside the noun of an event, "roll out" is no event of its own. */
function withoutLightVerbs(chunks: readonly Chunk[]): readonly Chunk[] {
  const isLight = (chunk: Chunk): boolean =>
    chunk.type === "event" && chunk.tokens.some((token) => has(token, "takes-place"));
  if (
    !chunks.some(isLight) ||
    !chunks.some((chunk) => chunk.type === "event" && !isLight(chunk) && chunk.forms.has("noun"))
  )
    return chunks;
  return chunks.flatMap((chunk): Chunk[] =>
    isLight(chunk) ? chunk.tokens.map((token) => ({ type: "word", token, tokens: [token] })) : [chunk],
  );
}

function rolesOf(all: readonly Chunk[]): Roles {
  const chunks = withoutLightVerbs(all);
  const of = <T extends Chunk["type"]>(type: T) =>
    chunks.filter((chunk): chunk is Extract<Chunk, { type: T }> => chunk.type === type);
  const words = of("word").map(({ token }) => token);
  return {
    chunks,
    names: of("names"),
    refs: of("ref"),
    whens: of("when"),
    events: of("event"),
    scopes: of("scope"),
    words,
    rest: words.filter((token) => !has(token, ...harmless) && token.kind !== "mark"),
  };
}

/** What is left of the words once these concepts and harmless marks are taken out. */
function without(roles: Roles, ...allowed: Concept[]): Token[] {
  const forbidden = weighty.filter((concept) => !allowed.includes(concept));
  return roles.words.filter(
    (token) =>
      (!has(token, ...harmless, ...allowed) || has(token, ...forbidden)) &&
      !(token.kind === "mark" && ',:()-–—*"'.includes(token.text)) &&
      token.kind !== "break",
  );
}

const wordsWith = (roles: Roles, ...concepts: Concept[]): Token[] =>
  roles.words.filter((token) => has(token, ...concepts));
const some = (roles: Roles, ...concepts: Concept[]): boolean => wordsWith(roles, ...concepts).length > 0;

/** The subject of a clause: its own names or reference, else what went before; null where it could be several or none. */
function subjectOf(roles: Roles, context: Context): Subject | null {
  const [names, ...others] = roles.names;
  if (others.length > 0 || roles.refs.length > 1) return null;
  const [ref] = roles.refs;
  if (names) {
    const [only, ...more] = names.names;
    if (names.family && only && more.length === 0 && !ref) return { kind: "family", name: only.text };
    // "`a` or `b` will be retired": it is not said which.
    if (ref || names.family || names.or || (names.weak && !names.noun)) return null;
    return { kind: "names", names: names.names };
  }
  if (!ref) return context.subject;
  if (ref.pronoun && (context.gap || context.subject === null)) return null;
  if (ref.which === "following") return { kind: "following" };
  if (ref.which === "these") return context.subject ?? { kind: "section" };
  return context.subject ?? { kind: "section", one: true };
}

/** The date of a clause as a fact can have it; a reason where it cannot. */
function dateOf(when: When, context: Context): { date: string } | string {
  if (when.date !== null) return { date: when.date };
  if (when.fault === "yearless" && when.monthDay !== null && context.day !== null)
    return { date: `${context.day.slice(0, 4)}-${when.monthDay}` };
  return when.fault === "yearless"
    ? "the year of the date"
    : when.fault === "ambiguous"
      ? "a date in which day and month can be told apart"
      : "a date that can be";
}

function boundFor(when: When, ended: boolean): Bound | null {
  switch (when.bound) {
    case "on":
    case "not-before":
    case "tentative":
      return when.bound;
    case "after":
      return ended ? "on" : "not-before";
    default:
      return null;
  }
}

const scopeText = (scopes: readonly Scope[]): string | null => {
  const own = scopes.filter(({ everyone }) => !everyone).map(({ text }) => text.replaceAll('"', "'"));
  return own.length === 0 ? null : own.join(", ");
};

/** "deprecated and removed": events that stand side by side in one clause come down to the last of a life. */
function oneEvent(roles: Roles): Event | string {
  const [first, second, ...more] = roles.events;
  if (!first) return "an event";
  if (!second) return first;
  if (more.length > 0) return "one event";
  const [a, b] = [roles.chunks.indexOf(first), roles.chunks.indexOf(second)];
  const between = roles.chunks.slice(a + 1, b);
  const joined =
    between.length > 0 &&
    between.every((chunk) => chunk.type === "word" && (has(chunk.token, "and") || chunk.token.text === ","));
  if (!joined || first.event === second.event) return "one event";
  const [retired] = [first, second].filter(({ event }) => event === "retired");
  return retired
    ? { ...retired, tense: first.tense ?? retired.tense, ended: first.ended || second.ended }
    : "one event";
}

/** Words that may stand in any clause on the life of a model. */
const plain: Concept[] = [
  "filler",
  "takes-place",
  "noun.date",
  "noun.model",
  "noun.endpoint",
  "we",
  "agent",
  "scope.prep",
  "aux.present",
  "everyone",
  "noun.lifecycle",
  "bound.on",
  "title.date",
];

const lifecycle: Production = (roles, context) => {
  const event = oneEvent(roles);
  if (typeof event === "string") return event;
  const [after] = roles.chunks.slice(roles.chunks.indexOf(event) + 1);
  if (
    event.tense === null &&
    event.forms.has("state") &&
    after?.type === "word" &&
    has(after.token, "noun.model", "noun.endpoint")
  )
    return "a statement, not a description";
  const negations = wordsWith(roles, "negation");
  const [when, ...otherWhens] = roles.whens;
  if (otherWhens.length > 0) return "one date";
  // "will not be retired before D": the denial is of the time before.
  const denied = negations.length === 1 && when !== undefined && (when.bound === "by" || when.bound === "until");
  const training = some(roles, "part.training");
  const tuned = some(roles, "part.tuned");
  const early = event.forms.has("noun") && some(roles, "bound.not-before");
  const set = event.forms.has("noun") && event.tense === null && when !== undefined;
  const moved = some(roles, "undone.to") && event.forms.has("noun") && when?.bound === "on";
  const happens = event.forms.has("noun") && some(roles, "takes-place");
  const left = without(
    roles,
    ...plain,
    "bound.tentative",
    "support-for",
    ...(moved ? (["undone.to", "aux.past"] as const) : []),
    ...(happens || set ? (["aux.future", "aux.past"] as const) : []),
    ...(early ? (["bound.not-before"] as const) : []),
    ...(denied ? (["negation", "aux.future"] as const) : []),
    ...(training ? (["part.training"] as const) : []),
    ...(tuned ? (["part.tuned"] as const) : []),
  );
  // "Several models and model aliases will be retired on D": what is listed next.
  const group = roles.names.length + roles.refs.length === 0 ? countedGroup(roles.chunks) : [];
  const isOfGroup = (token: Token): boolean =>
    group.length > 0 &&
    (has(token, "and", "alias", "title.name") || group.some((chunk) => chunk.tokens.includes(token)));
  const over = left.filter((token) => !isOfGroup(token));
  if (over.length > 0) return `all but "${over.map(({ text }) => text).join(" ")}"`;
  const subject: Subject | null = group.length > 0 ? { kind: "following" } : subjectOf(roles, context);
  if (!subject) return "whom it is about";
  const isNoun = event.forms.has("noun") && event.tense === null;
  if (some(roles, "support-for") && !isNoun && event.tense === null) return "a sentence on the model";
  const name = training ? trainingEvent(event.event) : event.event;
  if (name === null) return "an event of the model";
  const inherited = isNoun && roles.scopes.length === 0 ? context.scope : null;
  const scope = tuned
    ? [scopeText(roles.scopes), wordsWith(roles, "part.tuned")[0]?.text].filter(Boolean).join(", ")
    : (scopeText(roles.scopes) ?? inherited);
  const soft: Bound | null = early
    ? "not-before"
    : !denied && (event.soft || some(roles, "bound.tentative"))
      ? "tentative"
      : null;
  const effective = when ?? context.when;
  if (effective) {
    const date = dateOf(effective, context);
    if (typeof date === "string") return date;
    const bound = denied ? "not-before" : boundFor(effective, event.ended);
    if (bound === null) return "a bound that a record has";
    const firm = bound === "on" && soft !== null ? soft : bound;
    const claims: Claim[] = [{ subject, fact: { says: "date", event: name, date: date.date, bound: firm, scope } }];
    if (context.announced !== null)
      claims.unshift({
        subject,
        fact: { says: "date", event: "announced", date: context.announced, bound: "on", scope: null },
      });
    // "These models were retired on D": the section says so of its models, so it is a state as well.
    if (isListed(subject) && name === "retired" && event.tense === "past" && firm === "on" && scope === null)
      claims.push({ subject, fact: { says: "stage", stage: "retired" } });
    const fronted = when !== undefined && roles.chunks[0] === when;
    return {
      claims,
      context: {
        subject,
        event: name,
        when: fronted ? when : null,
        tense: event.tense,
        claimed: true,
        announced: null,
        scope,
      },
    };
  }
  return undated(event, name, subject, scope, roles, context);
};

/** Whether a claim is on all that the section lists. */
const isListed = ({ kind }: Subject): boolean => kind === "section" || kind === "following";

/** "X is deprecated in favor of Y": a clause on a life with what comes instead. */
const inFavour: Production = (roles, context) => {
  const at = roles.chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "replace.by"));
  if (at < 0 || roles.events.length === 0) return "";
  const after = rolesOf(roles.chunks.slice(at + 1));
  const [target, ...others] = after.names;
  const left = without(after, ...plain, "group").filter((token) => !isTitleWord(token));
  if (
    !target ||
    others.length > 0 ||
    left.length > 0 ||
    target.family ||
    (target.weak && !target.noun) ||
    after.events.length + after.whens.length > 0
  )
    return "one run of names";
  const main = lifecycle(rolesOf(roles.chunks.slice(0, at)), context);
  if (typeof main === "string") return main;
  const [first] = main.claims;
  return first
    ? {
        ...main,
        claims: [...main.claims, ...replacementFacts(target.names).map((fact) => ({ subject: first.subject, fact }))],
      }
    : "";
};

const trainingEvent = (event: EventName): EventName | null =>
  event === "retired" || event === "deprecated" ? "training-retired" : null;

/** A clause without a date: what holds now is a stage, and what an entry of a day says happened on that day. */
function undated(
  event: Event,
  name: EventName,
  subject: Subject,
  scope: string | null,
  roles: Roles,
  context: Context,
): ReturnType<Production> {
  // "(On D we emailed users of `a` that) we would deprecate it": what was announced then has no day yet.
  if (context.announced !== null && event.tense !== "past" && (name === "deprecated" || name === "retired"))
    return {
      claims: [
        {
          subject,
          fact: { says: "date", event: "announced", date: context.announced, bound: "on", scope: null },
        },
      ],
      context: { subject, event: null, announced: null, claimed: true },
    };
  if (some(roles, "bound.tentative") || event.soft) return "a date";
  const next = { subject, event: name, tense: event.tense, claimed: true };
  const happened =
    event.tense === "past" ||
    (event.forms.has("state") && event.tense === "present") ||
    (event.tense === null && event.forms.has("act"));
  // "It is available to existing customers only" repeats what its deprecation means.
  if (context.claimed && event.tokens.some((token) => has(token, "existing-only")))
    return { claims: [], context: next };
  const claims: Claim[] = [];
  if (context.day !== null && happened && event.tense !== "future" && name !== "announced")
    claims.push({ subject, fact: { says: "date", event: name, date: context.day, bound: "on", scope } });
  const isState = event.forms.has("state") && (event.tense === "present" || event.tense === "past");
  const isDone = event.tense === null && event.forms.has("act") && (some(roles, "we") || name === "deprecated");
  if (
    (name === "deprecated" || name === "retired" || name === "legacy") &&
    scope === null &&
    (isState || (isDone && name === "deprecated"))
  )
    claims.push({ subject, fact: { says: "stage", stage: name } });
  // "The following models will be deprecated:" waits for the days in the list.
  if (claims.length === 0 && subject.kind === "following" && event.tense === "future") return { claims, context: next };
  // "`a` will be retired," over a list of days and of whom each is for.
  if (claims.length === 0 && context.opensList && event.tense === "future" && subject.kind === "names")
    return { claims, context: { ...next, claimed: false } };
  if (claims.length === 0) return event.tense === "future" ? "a date" : "a date or a state";
  return { claims, context: next };
}

/**
 * "On D we notified developers using A of its deprecation and removal on D2 in favor of B": the day of the news, the
 * event that it is of, its day, and what comes instead. Alone ("on D we notified customers that …") it dates what follows.
 */
const announcement: Production = (roles, context) => {
  const at = roles.chunks.findIndex(
    (chunk) => chunk.type === "event" && chunk.event === "announced" && chunk.forms.has("act"),
  );
  if (
    at < 0 ||
    roles.events.some((event) => event.event === "announced" && !event.forms.has("act") && event.forms.has("noun"))
  )
    return "";
  const described = describedGroup(roles.chunks);
  const told = roles.events.filter((each) => each.event !== "announced" && !described.includes(each));
  const swap = roles.chunks.findIndex(
    (chunk) => chunk.tokens.some((token) => has(token, "replace.by")) && chunk.type === "word",
  );
  const main = rolesOf(swap < 0 ? roles.chunks : roles.chunks.slice(0, swap));
  const after = rolesOf(swap < 0 ? [] : roles.chunks.slice(swap + 1));
  const targets = targetsOf(after);
  if (targets === null) return "the names of the replacements";
  const joint = jointOf(main, told);
  const left = [
    ...without(main, ...plain, "scope", "audience", "replace.use", "agent").filter(
      (token) =>
        !isTitleWord(token) &&
        token !== joint &&
        !has(token, "relative", "vague") &&
        !described.some((chunk) => chunk.tokens.includes(token)),
    ),
  ];
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  // "The retirement of X was announced on D": the day stands behind the verb, with no event after it.
  const passive = told.every((event) => main.chunks.indexOf(event) < at);
  const before = main.whens.filter(
    (when) =>
      (passive && main.chunks.indexOf(when) > at) ||
      told.every((event) => main.chunks.indexOf(when) < main.chunks.indexOf(event)),
  );
  const later = main.whens.filter((when) => !before.includes(when));
  if (before.length > 1 || later.length > 1) return "one date for each event";
  const [when] = before;
  const date = when ? dateOf(when, context) : null;
  if (typeof date === "string") return date;
  if (when && when.bound !== "on") return "a plain date";
  if (told.length === 0) {
    const about = roles.names.length > 0 || roles.refs.length > 0 ? subjectOf(main, context) : context.subject;
    if (about === null && roles.names.length > 0) return "what was announced";
    return { claims: [], context: { announced: date?.date ?? null, when: null, subject: about } };
  }
  if (told.some(({ forms, tense }) => !forms.has("noun") || tense !== null)) return "";
  const subject = described.length > 0 ? ({ kind: "section" } as const) : subjectOf(main, context);
  if (!subject) return "what was announced";
  const scope = scopeText(
    main.scopes.filter((each) => main.chunks.indexOf(each) > main.chunks.indexOf(told[0] as Chunk)),
  );
  const names = new Set(told.map(({ event }) => event));
  const released = date?.date ?? context.day;
  if (names.has("released"))
    return names.size > 1 || later.length > 0 || released === null
      ? "one event"
      : {
          claims: [{ subject, fact: { says: "date", event: "released", date: released, bound: "on", scope: null } }],
          context: { subject, event: null, when: null },
        };
  // The day of an entry is that of its announcement where the sentence says so, or the page as a whole: see entry-days.ts.
  const isPast = roles.events.every(({ event, forms }) => event !== "announced" || forms.has("state"));
  const said = date?.date ?? (told.length > 0 && some(roles, "we") && isPast ? context.day : null);
  const claims: Claim[] =
    said === null
      ? []
      : [{ subject, fact: { says: "date", event: "announced", date: said, bound: "on", scope: null } }];
  const [end] = later;
  if (end) {
    const day = dateOf(end, context);
    if (typeof day === "string") return day;
    const bound = boundFor(end, false);
    if (bound === null) return "a bound that a record has";
    const event = names.has("retired") ? "retired" : [...names][0];
    if (!event || (names.size > 1 && !names.has("retired"))) return "one event";
    claims.push({ subject, fact: { says: "date", event, date: day.date, bound, scope } });
  }
  claims.push(...targets.claims(subject));
  return { claims, context: { subject, event: null, when: null, claimed: true } };
};

/** "several older preview models", "a set of older models": a group that a notice only describes, with no name in it. */
function countedGroup(chunks: readonly Chunk[]): readonly Chunk[] {
  const from = chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "group"));
  const length = chunks.slice(from + 1).findIndex((chunk) => chunk.type === "word" && has(chunk.token, "noun.model"));
  const group = from < 0 || length < 0 ? [] : chunks.slice(from, from + length + 2);
  const isPlain = group.every(
    (chunk) =>
      (chunk.type === "event" && chunk.event === "legacy") ||
      (chunk.type === "word" && has(chunk.token, "group", "stage.preview", "stage.legacy", "noun.model", "filler")),
  );
  return isPlain ? group : [];
}

/**
 * What a notice names in place of a model: names, or a description of models that holds no name ("newer models"), with
 * what they are good for behind them. "`a` and `b` in favor of `c` and `d` respectively" gives each its own. Null where a
 * word limits the replacement.
 */
function targetsOf(after: Roles): { claims: (subject: Subject) => Claim[] } | null {
  if (after.chunks.length === 0) return { claims: () => [] };
  if (after.whens.length > 0 || after.events.some(({ forms }) => !forms.has("noun"))) return null;
  if (after.words.some((token) => has(token, ...limiting))) return null;
  if (after.names.some(({ family, weak, noun, or }) => family || (weak && !noun) || (or && after.names.length > 1)))
    return null;
  const names = after.names.flatMap((each) => each.names);
  const isRespective = after.words.some((token) => has(token, "respectively"));
  const behind = after.chunks.slice(after.chunks.indexOf(after.names[0] as Chunk) + 1);
  const between = after.names.length > 1 ? behind.slice(0, behind.indexOf(after.names.at(-1) as Chunk)) : [];
  const joined = between.every(
    (chunk) =>
      chunk.type === "names" ||
      (chunk.type === "word" && (has(chunk.token, "and", "filler", "group", "noun.model") || isTitleWord(chunk.token))),
  );
  if (!joined) return null;
  return {
    claims: (subject) => {
      if (!isRespective) return replacementFacts(names).map((fact) => ({ subject, fact }));
      if (subject.kind !== "names" || subject.names.length !== names.length) return [];
      return subject.names.flatMap((name, at) =>
        replacementFacts(names.slice(at, at + 1)).map(
          (fact): Claim => ({ subject: { kind: "names", names: [name] }, fact }),
        ),
      );
    },
  };
}

/** The "and" of "deprecation and removal". */
function jointOf({ chunks }: Roles, [first, second]: readonly Event[]): Token | null {
  if (!first || !second) return null;
  const [joint, ...others] = chunks.slice(chunks.indexOf(first) + 1, chunks.indexOf(second));
  return joint?.type === "word" && others.length === 0 && has(joint.token, "and") ? joint.token : null;
}

/**
 * "(developers) using older GPT-5 and o3 model snapshots (of their …)": models that the section lists and a notice only
 * describes, by a word for a group or by no name at all. Empty where models are named.
 */
function describedGroup(chunks: readonly Chunk[]): readonly Chunk[] {
  const from = chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "replace.use"));
  const length = chunks
    .slice(from + 1)
    .findIndex((chunk) => chunk.type === "word" && has(chunk.token, "filler") && !has(chunk.token, "noun.model"));
  if (from < 0) return countedGroup(chunks);
  if (length < 1) return [];
  const group = chunks.slice(from + 1, from + 1 + length);
  const isGroup =
    group.some(({ tokens: [first] }) => has(first, "group", "stage.legacy")) ||
    !group.some(({ type }) => type === "names");
  const isPlain = group.every(
    (chunk) =>
      chunk.type === "names" ||
      (chunk.type === "event" && chunk.event === "legacy") ||
      (chunk.type === "word" && !has(chunk.token, ...limiting, "part", "part.training", "part.tuned")),
  );
  const tokens = group.flatMap((chunk) => chunk.tokens);
  return isGroup && isPlain && tokens.some((token) => has(token, "noun.model", "noun.family")) ? group : [];
}

/** "As of D, only existing users of these models will be able to continue using them." */
const existingOnly: Production = (roles, context) => {
  if (!some(roles, "existing-only")) return "";
  const left = without(roles, ...plain, "existing-only", "goes-on", "aux.future", "ref.these");
  if (left.length > 0 || roles.events.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const [when, ...others] = roles.whens;
  if (!when || others.length > 0) return "one date";
  const date = dateOf(when, context);
  if (typeof date === "string") return date;
  const bound = boundFor(when, true);
  if (bound === null) return "a bound that a record has";
  const [names] = roles.names;
  const subject: Subject = names ? { kind: "names", names: names.names } : (context.subject ?? { kind: "section" });
  if (names?.family) return "models, not a family";
  return {
    claims: [{ subject, fact: { says: "date", event: "deprecated", date: date.date, bound, scope: null } }],
    context: { subject, event: null, when: null, claimed: true },
  };
};

/** "In line with our commitment to …,": says why, and nothing on when or for whom. */
const preface: Production = (roles) => {
  const [first] = roles.chunks;
  const opens = first?.tokens[0];
  // "Deprecation notice:" in front of the notice.
  if (
    roles.chunks.every(
      (chunk) =>
        (chunk.type === "event" && chunk.event === "announced" && chunk.forms.has("noun") && chunk.tense === null) ||
        (chunk.type === "word" && has(chunk.token, "filler", "title.notes")),
    ) &&
    roles.events.length > 0
  )
    return { claims: [] };
  // "For Jakarta, X will be retired": a preposition that may begin a scope says for whom, not why.
  if (!opens || !has(opens, "preface") || has(opens, "scope.prep") || roles.scopes.length > 0) return "";
  if (roles.names.length + roles.refs.length + roles.whens.length > 0 || roles.events.length > 0) return "";
  const odd = roles.words.filter((token) =>
    has(
      token,
      "negation",
      "condition",
      "exception",
      "only",
      "undone",
      "undone.to",
      "unsettled",
      "superseded",
      "invalid",
      "example",
      "reported",
      "bound.not-before",
      "bound.tentative",
    ),
  );
  return odd.length > 0 ? `all but "${odd.map(({ text }) => text).join(" ")}"` : { claims: [] };
};

/** "All deprecations are listed below", "on the dates below": leads to what the page lists. */
const listing: Production = (roles) => {
  if (roles.whens.length > 0 || roles.names.length > 0) return "";
  const lists = some(roles, "lists");
  const dates = some(roles, "noun.date") && some(roles, "ref.below");
  // "This table does not include active models": what is not there takes nothing from what is.
  const omits = some(roles, "omits") && some(roles, "ref.below") && !some(roles, "noun.date");
  if (!lists && !dates && !omits) return "";
  const left = roles.words.filter((token) =>
    has(
      token,
      "negation",
      "condition",
      "exception",
      "only",
      "undone",
      "undone.to",
      "unsettled",
      "superseded",
      "invalid",
      "example",
      "reported",
      "bound.not-before",
      "bound.tentative",
      "aux.modal",
      "aux.past",
    ),
  );
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  // "The dates below have slipped": without a verb of listing, a word that nobody knows may say anything.
  const unknown = roles.words.some(({ kind, concepts }) => kind === "word" && concepts.length === 0);
  if (!lists && !omits && unknown) return "no word that is not known";
  return lists || omits || roles.events.every(({ tense }) => tense === "future" || tense === null)
    ? { claims: [] }
    : "";
};

/** "(in the legacy state) or are pending end-of-life (EOL)": the end that a state leads to, and no other state. */
function pendingEnd(chunks: readonly Chunk[]): readonly Chunk[] {
  const or = chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "or"));
  const tail = or < 0 ? [] : chunks.slice(or);
  const waits = tail.findIndex(
    (chunk) => chunk.type === "word" && has(chunk.token, "none") && has(chunk.token, "condition"),
  );
  const ends = tail.filter((chunk) => chunk.type === "event");
  const isPlain = tail
    .slice(1, waits)
    .every((chunk) => chunk.type === "word" && has(chunk.token, "aux.present", "filler"));
  return waits > 0 && isPlain && ends.every(({ event }) => event === "retired")
    ? tail.slice(0, waits + 1).concat(ends)
    : [];
}

/** "The table shows models that have passed their EOL date": a state of all that the table lists. */
const tableState: Production = (roles) => {
  const at = roles.chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "means", "lists"));
  const pending = pendingEnd(roles.chunks);
  const [event, ...more] = roles.events.filter((each) => !pending.includes(each));
  if (at < 0 || !event || more.length > 0 || !event.forms.has("state") || roles.names.length + roles.whens.length > 0)
    return "";
  if (event.event === "released" || event.event === "announced" || event.tense === "future") return "";
  const [next] = roles.chunks.slice(roles.chunks.indexOf(event) + 1);
  const isState = next?.type === "word" && has(next.token, "title.stage");
  if (event.forms.has("noun") && event.tense === null && !isState) return "";
  const before = rolesOf(roles.chunks.slice(0, at));
  const about = before.words.some((token) => has(token, "ref.below")) || before.refs.length > 0;
  const left = without(
    roles,
    ...plain,
    "means",
    "lists",
    "ref.below",
    "ref.following",
    "that",
    "aux.past",
    "title.stage",
  ).filter((token) => !pending.some((chunk) => chunk.tokens.includes(token)));
  if (!about || left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  if (event.event !== "retired" && event.event !== "deprecated" && event.event !== "legacy") return "";
  return { claims: [{ subject: { kind: "section" }, fact: { says: "stage", stage: event.event } }] };
};

/** "Enterprise customers are not affected": only repeats for whom the clause before holds. */
const notAffected: Production = (roles, context) => {
  if (
    !context.limited ||
    !some(roles, "exception") ||
    roles.events.length + roles.whens.length + roles.names.length > 0
  )
    return "";
  return some(roles, "condition", "undone", "unsettled", "negation") ? "nothing besides" : { claims: [] };
};

/** "available until D", "supported through D". */
const availability: Production = (roles, context) => {
  if (!some(roles, "available") || roles.events.length > 0) return "";
  const denied = wordsWith(roles, "negation").length === 1;
  const left = without(
    roles,
    ...plain,
    "available",
    "bound.not-before",
    "aux.future",
    "aux.past",
    ...(denied ? (["negation"] as const) : []),
  );
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const [when, ...others] = roles.whens;
  const subject = subjectOf(roles, context);
  if (!subject || !when || others.length > 0) return "a subject and one date";
  const date = dateOf(when, context);
  if (typeof date === "string") return date;
  if (denied) {
    if (when.bound !== "after" && when.bound !== "on") return "from when on";
    return {
      claims: [
        {
          subject,
          fact: { says: "date", event: "retired", date: date.date, bound: "on", scope: scopeText(roles.scopes) },
        },
      ],
      context: { subject, event: "retired", claimed: true, when: null },
    };
  }
  if (when.bound !== "until" && when.bound !== "not-before") return "until when";
  const bound: Bound = when.bound === "until" && !some(roles, "bound.not-before") ? "on" : "not-before";
  return {
    claims: [
      { subject, fact: { says: "date", event: "retired", date: date.date, bound, scope: scopeText(roles.scopes) } },
    ],
    context: { subject, event: "retired", claimed: true, when: null },
  };
};

/** "Support for X ends on D", "Access to X will end on D". */
const supportEnds: Production = (roles, context) => {
  const training = some(roles, "part.training");
  if (!(training || some(roles, "support-for")) || !some(roles, "takes-place") || roles.events.length > 0) return "";
  const left = without(roles, ...plain, "support-for", "aux.future", ...(training ? (["part.training"] as const) : []));
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const [when, ...others] = roles.whens;
  const subject = subjectOf(roles, context);
  if (!subject || !when || others.length > 0) return "a subject and one date";
  const date = dateOf(when, context);
  if (typeof date === "string") return date;
  const bound = boundFor(when, true);
  if (bound === null) return "a bound that a record has";
  return {
    claims: [
      {
        subject,
        fact: {
          says: "date",
          event: training ? "training-retired" : "retired",
          date: date.date,
          bound,
          scope: scopeText(roles.scopes),
        },
      },
    ],
    context: { subject, event: training ? "training-retired" : "retired", claimed: true, when: null },
  };
};

/** "As of D requests to X will fail"; without a date it only repeats what was said. */
const requestsFail: Production = (roles, context) => {
  if (!some(roles, "request.fails") || !(some(roles, "request") || roles.events.length > 0)) return "";
  const left = without(
    roles,
    ...plain,
    "request",
    "request.fails",
    "aux.future",
    "bound.after",
    "that",
    "ref.below",
    "ref.this",
    "everyone",
  );
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const [when, ...others] = roles.whens;
  if (others.length > 0) return "one date";
  const subject = subjectOf(roles, context);
  if (!when) return context.claimed || roles.names.length === 0 ? { claims: [] } : "a date";
  if (!subject) return "whom it is about";
  const date = dateOf(when, context);
  if (typeof date === "string") return date;
  const bound = boundFor(when, true);
  if (bound === null) return "a bound that a record has";
  return {
    claims: [
      { subject, fact: { says: "date", event: "retired", date: date.date, bound, scope: scopeText(roles.scopes) } },
    ],
    context: { subject, event: "retired", claimed: true, when: null },
  };
};

const replacementFacts = (names: readonly NameRef[]): Fact[] =>
  names.map(({ text, version, href }) => ({ says: "replacement", model: text, version, url: href }));

/** "use X instead", "we recommend moving to X", "X users should move to Y". */
const advice: Production = (roles, context) => {
  const at = roles.chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "replace.use"));
  if (at < 0 || roles.events.some(({ forms }) => !forms.has("noun"))) return "";
  const before = rolesOf(roles.chunks.slice(0, at));
  const after = rolesOf(roles.chunks.slice(at + 1));
  // Languages that put the verb last: "instead X use".
  if (
    after.names.length === 0 &&
    before.names.length === 1 &&
    before.whens.length === 0 &&
    isUnspaced(roles.chunks[at]?.tokens[0]?.text ?? "")
  )
    return verbLast(before, after, context);
  const [target, ...others] = after.names;
  if (!target || others.length > 0 || (target.weak && !target.noun)) return "one run of names";
  if (target.family) return "a model, not a family";
  const purposeAt = after.chunks.indexOf(target) + 1;
  const purpose = after.chunks.slice(purposeAt);
  if (!isPurpose(purpose)) return "no limits on the replacement";
  const lead = rolesOf(after.chunks.slice(0, purposeAt - 1));
  const family = familyIn(before);
  const odd = [
    ...(family === null ? without(before, ...plain, "replace.use", "scope", "part", "aux.modal") : []),
    ...without(lead, ...plain, "group", "replace.use").filter((token) => !isTitleWord(token)),
  ];
  if (odd.length > 0 || before.whens.length > 0) return `all but "${odd.map(({ text }) => text).join(" ")}"`;
  const own = before.names.length > 0 || before.refs.length > 0 ? subjectOf(before, context) : context.subject;
  const subject: Subject | null = family === null ? own : { kind: "family", name: family };
  if (!subject) return "whom it replaces";
  return { claims: replacementFacts(target.names).map((fact) => ({ subject, fact })), context: { subject } };
};

/** "For command model replacements": the word by which models are meant whose names begin with it; null for none. */
function familyIn({ chunks }: Roles): string | null {
  const words = chunks.flatMap((chunk) => (chunk.type === "word" && chunk.token.kind === "word" ? [chunk.token] : []));
  const [first, name, ...more] = words.filter((token) => !has(token, "filler"));
  if (
    !first ||
    !name ||
    !has(first, "scope.prep") ||
    words.length < chunks.filter(({ type }) => type !== "word").length
  )
    return null;
  const isPlain = more.length > 0 && more.every((token) => has(token, "noun.model", "replace.noun", "noun.family"));
  const lone = chunks.every((chunk) => chunk.type === "word");
  return isPlain && lone && name.concepts.length === 0 && has(more[0], "noun.model") ? name.text.toLowerCase() : null;
}

function verbLast(before: Roles, after: Roles, context: Context): ReturnType<Production> {
  const left = [...without(before, ...plain, "replace.instead", "replace.noun"), ...without(after, ...plain)];
  const [target] = before.names;
  if (left.length > 0 || !target || target.family || before.events.length > 0)
    return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const { subject } = context;
  if (!subject) return "whom it replaces";
  return { claims: replacementFacts(target.names).map((fact) => ({ subject, fact })), context: { subject } };
}

/** Two runs of names and which of them replaces the other: "from A to B", "B replaces A", "use B instead of A". */
const pair: Production = (roles) => {
  const [one, two, ...more] = roles.names;
  if (
    !one ||
    !two ||
    more.length > 0 ||
    roles.events.length + roles.whens.length > 0 ||
    roles.names.some(({ family, weak, noun }) => family || (weak && !noun))
  )
    return "";
  const at = (chunk: Chunk): number => roles.chunks.indexOf(chunk);
  const where = (concept: Concept): number =>
    roles.chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, concept));
  const [fromBehind, instead] = [where("replace.from.behind"), where("replace.instead")];
  const [from, over, replaces, noun, use] = [
    where("replace.from"),
    where("replace.over"),
    where("replaces"),
    where("replace.noun"),
    where("replace.use"),
  ];
  const left = without(
    roles,
    ...plain,
    "replace.from",
    "replace.over",
    "replaces",
    "replace.noun",
    "replace.use",
    "replace.instead",
    "replace.from.behind",
    "replace.to",
    "replace.to.behind",
    "group",
    "aux.future",
    "aux.modal",
  ).filter((token) => !isTitleWord(token));
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const says = (old: Names, target: Names): ReturnType<Production> => {
    const subject: Subject = { kind: "names", names: old.names };
    return { claims: replacementFacts(target.names).map((fact) => ({ subject, fact })), context: { subject } };
  };
  if (from >= 0 && from < at(one)) return says(one, two);
  if (over >= 0) return over < at(one) ? says(one, two) : use >= 0 && over < at(two) ? says(two, one) : "";
  if (replaces > at(one)) return says(two, one);
  // Languages that put the verb last: "from A to B move", "instead of A B use".
  const isBehind = use > at(two);
  if (isBehind && (fromBehind === at(one) + 1 || (instead > at(one) && instead < at(two)))) return says(one, two);
  if (use >= 0 && use < at(one) && instead > at(one) && instead < at(two)) return says(two, one);
  if (use >= 0 && use < at(one) && noun > at(one) && noun < at(two)) return says(two, one);
  return "";
};

/** A word of a proper name, such as a product's or a company's. */
const isTitleWord = (token: Token): boolean =>
  token.kind === "word" &&
  /^[A-Z]/.test(token.text) &&
  !has(token, ...limiting, "part", "part.training", "aux.future", "aux.past");
const limiting: readonly Concept[] = [
  "negation",
  "condition",
  "exception",
  "only",
  "undone",
  "unsettled",
  "superseded",
  "invalid",
  "example",
  "reported",
  "aux.modal",
];

/** What may follow a replacement: "instead", and what it is good for. Nothing that limits it. */
function isPurpose(chunks: readonly Chunk[]): boolean {
  return chunks.every((chunk) => {
    if (chunk.type === "names" || chunk.type === "when" || chunk.type === "ref") return false;
    if (chunk.type === "event") return chunk.event === "released" || chunk.forms.has("noun");
    return chunk.type !== "word" || !has(chunk.token, ...limiting, "part.training");
  });
}

/** "B is A's successor", with the noun behind both. */
function successorOf(before: Roles, verb: Chunk, after: Roles): ReturnType<Production> {
  const [target, old, ...others] = before.names;
  const left = [...without(before, ...plain), ...without(after, ...plain, "aux.past")];
  if (!target || !old || others.length > 0 || left.length > 0 || before.chunks.at(-1) !== old || verb.type !== "word")
    return "one run of names";
  if ([...before.whens, ...before.events, ...after.whens, ...after.events].length > 0 || target.family || old.family)
    return "nothing besides";
  const subject: Subject = { kind: "names", names: old.names };
  return { claims: replacementFacts(target.names).map((fact) => ({ subject, fact })), context: { subject } };
}

/** "X is replaced by Y", "requests to X will be redirected to Y on D". */
const replacedBy: Production = (roles, context) => {
  const at = roles.chunks.findIndex(
    (chunk) =>
      (chunk.type === "event" || chunk.type === "word") && chunk.tokens.some((token) => has(token, "replace.by")),
  );
  if (at < 0) return "";
  const verb = roles.chunks[at] as Chunk;
  const before = rolesOf(roles.chunks.slice(0, at));
  const after = rolesOf(roles.chunks.slice(at + 1));
  const [target, ...others] = after.names;
  if (!target && isUnspaced(verb.tokens[0]?.text ?? "")) return successorOf(before, verb, after);
  if (!target || others.length > 0 || target.family || (target.weak && !target.noun)) return "one run of names";
  const left = [
    ...without(before, ...plain, "request", "aux.future", "aux.past"),
    ...without(after, ...plain, "group", "stage.active", "stage.preview").filter((token) => !isTitleWord(token)),
  ];
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  if ([...before.events, ...after.events].length > 0) return "one event";
  const [when, ...more] = [...before.whens, ...after.whens];
  if (more.length > 0) return "one date";
  const subject = subjectOf(before, context);
  if (!subject) return "what is replaced";
  const claims: Claim[] = replacementFacts(target.names).map((fact) => ({ subject, fact }));
  if (verb.type === "event" && verb.event === "redirected") {
    const date = when
      ? dateOf(when, context)
      : context.day !== null && verb.tense !== "future"
        ? { date: context.day }
        : null;
    if (typeof date === "string") return date;
    const bound = when ? boundFor(when, true) : "on";
    if (bound === null) return "a bound that a record has";
    if (date)
      claims.unshift({
        subject,
        fact: {
          says: "date",
          event: "redirected",
          date: date.date,
          bound,
          scope: scopeText([...before.scopes, ...after.scopes]),
        },
      });
  } else if (when) return "no date";
  return { claims, context: { subject, claimed: true, when: null } };
};

/**
 * "Requests to A are on D to B redirected", "A has been by B replaced": languages that put the verb last mark what takes
 * the place of A by a word in front of B or behind it.
 */
const swapped: Production = (roles, context) => {
  const verb = roles.chunks.find(
    (chunk) =>
      (chunk.type === "event" && chunk.event === "redirected") ||
      (chunk.type === "word" && has(chunk.token, "replaced")),
  );
  const isMarked = (names: Names): boolean => {
    const at = roles.chunks.indexOf(names);
    const [before, after] = [roles.chunks[at - 1], roles.chunks[at + 1]];
    return (
      (before?.type === "word" && has(before.token, "replace.to")) ||
      (after?.type === "word" && has(after.token, "replace.to.behind"))
    );
  };
  const targets = roles.names.filter(isMarked);
  const [target] = targets;
  if (!verb || !target || targets.length > 1) return "";
  if (target.family || target.or || (target.weak && !target.noun)) return "one run of names";
  const own = roles.chunks.filter((chunk) => chunk !== target && chunk !== verb);
  const rest = rolesOf(own);
  const left = without(
    rest,
    ...plain,
    "request",
    "aux.future",
    "aux.past",
    "replace.to",
    "replace.to.behind",
    "replaced",
  );
  if (left.length > 0 || rest.events.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const subject = subjectOf(rest, context);
  const [when, ...more] = rest.whens;
  if (!subject || more.length > 0) return "what is replaced, and one date";
  const claims: Claim[] = replacementFacts(target.names).map((fact) => ({ subject, fact }));
  // Requests that are moved to another model are redirected, whatever the verb.
  if (verb.type !== "event" && !some(rest, "request"))
    return when ? "no date" : { claims, context: { subject, claimed: true, when: null } };
  if (!when) return "a date";
  const date = dateOf(when, context);
  if (typeof date === "string") return date;
  const bound = boundFor(when, true);
  if (bound === null) return "a bound that a record has";
  const fact: Fact = { says: "date", event: "redirected", date: date.date, bound, scope: scopeText(rest.scopes) };
  return { claims: [{ subject, fact }, ...claims], context: { subject, claimed: true, when: null } };
};

/** "A → B or C". */
const arrow: Production = (roles, context) => {
  const at = roles.chunks.findIndex((chunk) => chunk.type === "word" && chunk.token.text === "→");
  if (at < 0) return "";
  const before = rolesOf(roles.chunks.slice(0, at));
  const after = rolesOf(roles.chunks.slice(at + 1));
  const [target, ...others] = after.names;
  if (!target || others.length > 0 || target.family) return "names on both sides";
  const left = [...without(before, "filler"), ...without(after, "filler", "noun.model")];
  if (left.length > 0 || after.whens.length + after.events.length + before.whens.length + before.events.length > 0)
    return "names on both sides";
  const subject =
    before.names.length === 1 ? subjectOf(before, context) : before.chunks.length === 0 ? context.subject : null;
  if (!subject) return "names on both sides";
  return { claims: replacementFacts(target.names).map((fact) => ({ subject, fact })), context: { subject } };
};

/** "The replacement for X is Y", "Recommended replacement: Y". */
const replacementNoun: Production = (roles, context) => {
  const at = roles.chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "replace.noun"));
  if (at < 0) return "";
  const before = rolesOf(roles.chunks.slice(0, at));
  const after = rolesOf(roles.chunks.slice(at + 1));
  const left = [...without(before, ...plain, "bound.on"), ...without(after, ...plain, "bound.on")];
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  if (roles.events.length + roles.whens.length + roles.scopes.filter(({ everyone }) => !everyone).length > 0)
    return "nothing besides";
  const runs = [...before.names, ...after.names];
  const [one, two, ...more] = runs;
  if (!one || more.length > 0 || runs.some(({ family, weak, noun }) => family || (weak && !noun))) return "names";
  // "A is the replacement for B", but "A (replacement: B)".
  const copula = some(before, "aux.present", "aux.past", "aux.future");
  if (two && before.names.length > 0 && !copula && some(after, "scope.prep")) return "which of two replaces the other";
  const target = two ? (before.names.length === 0 || !copula ? two : one) : one;
  const old = two ? (target === two ? one : two) : null;
  const subject: Subject | null = old ? { kind: "names", names: old.names } : context.subject;
  if (!subject) return "what is replaced";
  return { claims: replacementFacts(target.names).map((fact) => ({ subject, fact })), context: { subject } };
};

/** "We launched X, a model that …": what is told of a release matters little, and a limit on it is not passed over. */
const release: Production = (roles, context) => {
  const at = roles.chunks.findIndex((chunk) => chunk.type === "event");
  const event = roles.chunks[at];
  if (event?.type !== "event" || event.event !== "released" || event.tense === "future") return "";
  const what = roles.chunks.findIndex(
    (chunk) => chunk.type === "names" || (chunk.type === "ref" && chunk.which === "following"),
  );
  const named = roles.chunks[what];
  if (named === undefined || (named.type === "names" && (named.family || (named.weak && !named.noun)))) return "names";
  const active = what > at;
  if (active ? !event.forms.has("act") : !event.forms.has("state") || event.tense === null) return "who releases what";
  const lead = rolesOf(active ? roles.chunks.slice(0, what) : roles.chunks.slice(0, at));
  const odd = without(lead, ...plain, "group", "and").filter((token) => !isTitleWord(token));
  if (odd.length > 0 || lead.events.length > 1) return `all but "${odd.map(({ text }) => text).join(" ")}"`;
  const tail = roles.chunks.slice(Math.max(what, at) + 1);
  const [next] = tail;
  if (
    active &&
    next?.type === "word" &&
    next.token.kind === "word" &&
    (next.token.concepts.length === 0 || has(next.token, "part", "part.training"))
  )
    return "the model, not a thing of it";
  const bad = tail.find(
    (chunk) =>
      (chunk.type === "event" && chunk.event !== "released") ||
      (chunk.type === "word" &&
        has(
          chunk.token,
          "negation",
          "undone",
          "unsettled",
          "exception",
          "example",
          "reported",
          "condition",
          "part.training",
        )),
  );
  if (bad) return "nothing that takes it back";
  const [when, ...more] = roles.whens;
  if (more.length > 0) return "one date";
  const date = when ? dateOf(when, context) : context.day === null ? "a date" : { date: context.day };
  if (typeof date === "string") return date;
  const bound = when ? boundFor(when, false) : "on";
  if (bound === null) return "a bound that a record has";
  const subject: Subject = named.type === "names" ? { kind: "names", names: named.names } : { kind: "following" };
  return {
    claims: [{ subject, fact: { says: "date", event: "released", date: date.date, bound, scope: null } }],
    context: { subject, claimed: true, when: null },
  };
};

const scopeWords: readonly Concept[] = ["scope", "region", "audience"];

/** "Valid only for the Europe region.", "EU only.": nothing but for whom. */
function isOnlyFor({ chunks, events }: Roles): boolean {
  const tokens = chunks
    .flatMap((chunk) => chunk.tokens)
    .filter((token) => token.kind !== "mark" && !has(token, "filler", "aux.present", "scope.prep", "scope.behind"));
  const [only, scope] = [tokens.some((token) => has(token, "only")), tokens.some((token) => has(token, ...scopeWords))];
  return only && scope && events.length === 0 && tokens.every((token) => has(token, "only", ...scopeWords));
}

/** A note on the dates of what stands below: soft, for some only, void, or in which zone. */
const noteOnDates: Production = (roles, { subject, claimed }) => {
  if (roles.names.length > 0 || roles.whens.length > 0) return "";
  if (!claimed && isOnlyFor(roles)) {
    const scope = textOf(roles.chunks.flatMap(({ tokens }) => tokens.filter((token) => has(token, ...scopeWords))));
    return { ...(note({ says: "only-for", event: null, scope }) as { claims: Claim[] }), context: { limited: true } };
  }
  if (roles.refs.length > 0 && subject !== null && subject.kind !== "section") return "";
  const [event, ...more] = roles.events;
  // "the earliest dates on which a model might be retired"
  const others = more.filter((each) => each.event !== event?.event);
  const about =
    some(roles, "noun.date", "ref.below", "noun.lifecycle") ||
    (event?.forms.has("noun") ?? false) ||
    roles.refs.length > 0;
  if (!about || others.length > 0) return "";
  if (event && !event.forms.has("noun")) return "";
  const which = event?.event ?? null;
  // "on this page": the notes reach beyond the section they stand in.
  const noted = (fact: Fact): ReturnType<Production> => ({
    claims: [{ subject: some(roles, "ref.page") ? { kind: "section", page: true } : { kind: "section" }, fact }],
  });
  const words: Concept[] = [
    ...plain,
    "means",
    "lists",
    "aux.modal",
    "that",
    "ref.below",
    "ref.following",
    "ref.these",
    "ref.this",
    "everyone",
    "aux.past",
    "title.name",
    "title.scope",
    "replace.noun",
  ];
  const left = (...more: Concept[]): Token[] => without(roles, ...words, ...more);
  if (some(roles, "undone") && left("undone", "negation", "time").length === 0)
    return noted({ says: "void", event: which });
  if (some(roles, "negation") && some(roles, "takes-place") && event && left("negation", "aux.future").length === 0)
    return noted({ says: "void", event: which });
  if (some(roles, "superseded", "invalid", "example") && left("superseded", "invalid", "example", "only").length === 0)
    return noted({ says: "void", event: null, ...(some(roles, "example") ? ({ all: true } as const) : {}) });
  if (some(roles, "bound.tentative") && left("bound.tentative", "only", "and").length === 0)
    return noted({ says: "soft", event: which ?? "retired", bound: "tentative" });
  if (some(roles, "bound.not-before") && left("bound.not-before", "negation").length === 0)
    return noted({ says: "soft", event: which ?? "retired", bound: "not-before" });
  if (some(roles, "time") && left("time").length === 0) return { claims: [] };
  const scope =
    scopeText(roles.scopes) ??
    (wordsWith(roles, "scope")
      .map(({ text }) => text)
      .join(" ") ||
      null);
  if (some(roles, "only") && scope !== null && left("only", "scope").length === 0)
    return { ...(noted({ says: "only-for", event: null, scope }) as { claims: Claim[] }), context: { limited: true } };
  const tail = scopeOfPage(roles.chunks);
  if (tail !== null)
    return {
      ...(noted({ says: "only-for", event: null, scope: tail }) as { claims: Claim[] }),
      context: { limited: true },
    };
  return `all but "${left()
    .map(({ text }) => text)
    .join(" ")}"`;
};

/** "The dates on this page apply to the platforms A, B and C": all that follows the verb; null for anything else. */
function scopeOfPage(chunks: readonly Chunk[]): string | null {
  const at = chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "only"));
  const head = chunks.slice(0, Math.max(0, at));
  const tail = chunks.slice(at + 1);
  const isHead =
    head.every(
      (chunk) =>
        chunk.type === "word" && has(chunk.token, "noun.date", "ref.below", "filler", "scope.prep", "noun.lifecycle"),
    ) && head.some((chunk) => chunk.tokens.some((token) => has(token, "noun.date")));
  const isTail =
    tail.length > 0 &&
    tail.every(
      ({ type, tokens }) => (type === "word" || type === "scope") && !tokens.some((token) => has(token, ...limiting)),
    ) &&
    !tail[0]?.tokens.some((token) => has(token, "everyone") && !has(token, "we"));
  if (at < 0 || !isHead || !isTail) return null;
  return textOf(tail.flatMap(({ tokens }) => tokens))
    .replaceAll('"', "'")
    .slice(0, 160);
}

/** "Models will not be shut down before the dates below", "… no earlier than the dates below": how firm those dates are. */
const notBeforeListed: Production = (roles) => {
  const [event, ...others] = roles.events;
  if (!event || others.length > 0 || roles.names.length + roles.whens.length > 0) return "";
  if (!some(roles, "noun.date") || !some(roles, "ref.below")) return "";
  const denied = wordsWith(roles, "negation").length === 1 && some(roles, "bound.deadline");
  if (!denied && !some(roles, "bound.not-before")) return "";
  const left = without(
    roles,
    ...plain,
    "aux.future",
    "lists",
    "ref.below",
    "bound.not-before",
    ...(denied ? (["negation", "bound.deadline"] as const) : []),
  );
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  return note({ says: "soft", event: event.event, bound: "not-before" });
};

const note = (fact: Fact): ReturnType<Production> => ({ claims: [{ subject: { kind: "section" }, fact }] });

/** "The retirement of X has been postponed": its dates hold no more. */
const undoing: Production = (roles) => {
  const [event, ...others] = roles.events;
  const [names, ...more] = roles.names;
  if (
    !event ||
    others.length > 0 ||
    !event.forms.has("noun") ||
    !names ||
    more.length > 0 ||
    names.family ||
    roles.whens.length > 0
  )
    return "";
  if (!some(roles, "undone") || without(roles, ...plain, "undone", "aux.past", "aux.future").length > 0) return "";
  const subject: Subject = { kind: "names", names: names.names };
  return { claims: [{ subject, fact: { says: "void", event: event.event } }], context: { subject } };
};

/** "See the policy": leads elsewhere and claims nothing. */
const pointer: Production = (roles) => {
  const [first] = roles.chunks.filter((chunk) => !(chunk.type === "word" && has(chunk.token, "filler")));
  if (first?.type !== "word" || !has(first.token, "pointer")) return "";
  if (roles.whens.length > 0 || roles.events.some(({ forms, tense }) => !forms.has("noun") || tense !== null))
    return "nothing besides";
  return { claims: [] };
};

/** A date alone goes on with the event before: "and `b` on D", "Retirement date: D". */
const ellipsis: Production = (roles, context) => {
  if (roles.events.length > 0 || context.event === null) return "";
  const [when, ...others] = roles.whens;
  if (!when || others.length > 0) return "";
  if (context.claimed && roles.names.length === 0 && roles.scopes.length === 0) return "";
  const left = without(roles, "filler", "takes-place", "aux.present", "bound.tentative");
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const subject = subjectOf(roles, context);
  if (!subject) return "whom it is about";
  const date = dateOf(when, context);
  if (typeof date === "string") return date;
  const bound = boundFor(when, false);
  if (bound === null) return "a bound that a record has";
  const firm: Bound = bound === "on" && some(roles, "bound.tentative") ? "tentative" : bound;
  return {
    claims: [
      {
        subject,
        fact: { says: "date", event: context.event, date: date.date, bound: firm, scope: scopeText(roles.scopes) },
      },
    ],
    context: { subject, claimed: true },
  };
};

const productions: readonly (readonly [string, Production])[] = [
  ["pointer", pointer],
  ["preface", preface],
  ["table-state", tableState],
  ["listing", listing],
  ["existing-only", existingOnly],
  ["not-affected", notAffected],
  ["announcement", announcement],
  ["replaced-by", replacedBy],
  ["swapped", swapped],
  ["arrow", arrow],
  ["requests-fail", requestsFail],
  ["support-ends", supportEnds],
  ["availability", availability],
  ["lifecycle", lifecycle],
  ["in-favour", inFavour],
  ["release", release],
  ["advice", advice],
  ["replacement", replacementNoun],
  ["undoing", undoing],
  ["pair", pair],
  ["note", noteOnDates],
  ["not-before-listed", notBeforeListed],
  ["ellipsis", ellipsis],
];
