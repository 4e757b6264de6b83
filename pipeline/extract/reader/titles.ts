/** What a column of a table is by its title, and what its title does to every date below it. */
import { type Bound, type ColumnRole, type EventName, eventNames } from "../../domain/schema.ts";
import { eventOf } from "./chunks/events.ts";
import type { DateOrder } from "./dates.ts";
import { has, lexText, repeatedWord, type Token } from "./lex.ts";
import { denying, retracting } from "./lexicon/limiting.ts";
import { oncePerPage } from "./lexicon/per-page.ts";
import type { Concept } from "./lexicon/schema.ts";

/** `notes` holds words on the row, `moved` a date that takes the place of the row's date. */
export type TitleRole = ColumnRole | "notes" | "moved";

export interface Title {
  role: TitleRole;
  scope: string | null;
  bound: Bound;
  order: DateOrder | null;
  /** `unknown`: no word of it is known to matter; `refused`: it speaks of an event in a way that no rule reads. */
  state: "known" | "unknown" | "refused";
  /** Words that have no part in what the title says. */
  odd: readonly string[];
}

export const isEvent = (role: string): role is EventName => (eventNames as readonly string[]).includes(role);

const wholes: readonly (readonly [Concept, TitleRole])[] = [
  ["title.subject", "name"],
  ["title.replacement", "replacement"],
  ["title.ignore", "ignore"],
  ["title.notes", "notes"],
  ["title.id", "id"],
  ["title.version", "version"],
  ["title.stage", "stage"],
  ["title.scope", "qualifier"],
  ["title.update", "update"],
  ["title.date", "date"],
  ["title.name", "name"],
];
/** Where a title has several known words, the one that says most. */
const heads: readonly (readonly [Concept, TitleRole])[] = [
  ["title.subject", "name"],
  ["title.ignore", "ignore"],
  ["title.replacement", "replacement"],
  ["title.id", "id"],
  ["title.version", "version"],
  ["title.stage", "stage"],
  ["title.notes", "notes"],
  ["title.name", "name"],
  ["title.scope", "qualifier"],
  ["title.update", "update"],
];

const plainTitle: Title = { role: "ignore", scope: null, bound: "on", order: null, state: "known", odd: [] };

/** Reads a column's title. */
export const readTitle = oncePerPage((title: string, lexicon): Readonly<Title> => {
  const order = orderOf(title);
  // A digit glued to a word is a footnote mark that lost its superscript.
  const { main, asides } = withoutAsides(lexText(title.replace(/(?<=\p{L}{3})\d(?=\s|$)/gu, ""), lexicon));
  const tokens = main.filter((token) => !has(token, "filler") && !(token.kind === "mark") && token.kind !== "break");
  if (repeatedWord(tokens)) return { ...refused, order };
  if (tokens.length === 0) return { ...plainTitle, state: title.trim() === "" ? "known" : "unknown", order };
  const [only] = tokens;
  const named = withoutTrailingNumber(tokens);
  if (
    named.length === 1 &&
    only &&
    !(eventOf(only) && !has(only, "title.subject", "title.ignore", "title.replacement"))
  ) {
    const whole = wholes.find(([concept]) => has(only, concept));
    if (whole) return { ...plainTitle, role: whole[1], order };
  }
  if (
    tokens.some((token) => eventOf(token)) ||
    tokens.some((token) => has(token, "undone.to")) ||
    (tokens.some((token) => has(token, "available")) && tokens.some((token) => has(token, "bound.last-day")))
  )
    return { ...eventTitle(named, asides), order };
  const head = heads.find(([concept]) => named.some((token) => has(token, concept)));
  if (!head) return { ...plainTitle, state: "unknown", order };
  const limits = named.some((token) => has(token, ...limiting) && !has(token, head[0], "answer"));
  if (limits) return { ...refused, order };
  return { ...plainTitle, role: head[1], order, odd: named.filter(isOdd).map(({ text }) => text) };
});

/** A word beside the head of a title that nobody knows, or that may say for whom the column is. */
const isOdd = (token: Token): boolean =>
  (token.kind === "word" || token.kind === "code" || token.kind === "id") &&
  (token.concepts.length === 0 || has(token, "part.training", "region", "audience"));

/** A digit at the end of a title is a footnote mark that lost its superscript. */
function withoutTrailingNumber(tokens: Token[]): Token[] {
  const last = tokens.at(-1);
  return tokens.length > 1 && last?.kind === "number" && last.text.length === 1 ? tokens.slice(0, -1) : tokens;
}

const orderOf = (title: string): DateOrder | null => {
  if (/\bmm?[/.-]dd?[/.-]yy/i.test(title)) return "mdy";
  return /\bdd?[/.-]mm?[/.-]yy/i.test(title) ? "dmy" : null;
};

/** Tokens outside of parentheses, and those inside of each pair. */
export function withoutAsides(tokens: readonly Token[]): { main: Token[]; asides: Token[][] } {
  const main: Token[] = [];
  const asides: Token[][] = [];
  let inside: Token[] | null = null;
  for (const token of tokens) {
    if (token.kind === "mark" && "([".includes(token.text) && inside === null) inside = [];
    else if (token.kind === "mark" && ")]".includes(token.text) && inside !== null) {
      asides.push(inside);
      inside = null;
    } else (inside ?? main).push(token);
  }
  if (inside) main.push(...inside);
  return { main, asides };
}

/** Words that turn a title around: "Not a model", "Model if any". */
const limiting: readonly Concept[] = [
  "negation",
  "exception",
  "condition",
  "undone",
  "unsettled",
  "bound.tentative",
  "aux.modal",
  "only",
];
const refused: Title = { ...plainTitle, state: "refused" };
const inTitle: readonly Concept[] = [
  "noun.date",
  "title.date",
  "noun.model",
  "title.name",
  "noun.endpoint",
  "weekday",
  "time",
  "everyone",
  "aux.present",
  "aux.future",
  "aux.past",
  "bound.on",
  "scope.prep",
  "noun.lifecycle",
  "takes-place",
  "title.id",
  "we",
  "agent",
  "available",
];

/** "Retirement date", "EU shutdown", "Not retired before", "Deprecated model": all words must have a part in it. */
function eventTitle(tokens: readonly Token[], asides: readonly Token[][]): Title {
  const events = tokens.filter((token) => eventOf(token) !== null);
  const others = tokens.filter((token) => eventOf(token) === null);
  const dated = others.some((token) =>
    has(token, "noun.date", "title.date", "bound.not-before", "bound.last-day", "bound.deadline", "bound.on", "time"),
  );
  const isSubject =
    events.length > 0 &&
    !dated &&
    events.every((token) => isState(token)) &&
    others.some((token) => !has(token, "aux.present")) &&
    others.every((token) =>
      has(token, "noun.model", "title.name", "title.id", "noun.endpoint", "aux.present", "title.version"),
    );
  if (isSubject)
    return {
      ...plainTitle,
      role: others.some((token) => has(token, "title.id") && !has(token, "title.name")) ? "id" : "name",
    };
  if (
    events.length > 0 &&
    !dated &&
    events.every((token) => eventOf(token) === "redirected") &&
    others.some((token) => has(token, "noun.model"))
  )
    return { ...plainTitle, role: "replacement" };
  const training = others.some((token) => has(token, "part.training"));
  const denied =
    others.filter((token) => has(token, "negation")).length === 1 &&
    others.some((token) => has(token, "bound.deadline", "bound.last-day"));
  const moved = events.length === 0 && others.some((token) => has(token, "undone.to"));
  const left = others.filter(
    (token) =>
      !has(
        token,
        ...inTitle,
        "bound.not-before",
        "bound.tentative",
        "bound.last-day",
        ...(training ? (["part.training"] as const) : []),
        ...(denied ? (["negation", "bound.deadline"] as const) : []),
        ...(moved ? (["undone.to"] as const) : []),
        "and",
        "or",
      ) && !(has(token, "scope") && !has(token, "part")),
  );
  if (left.length > 0) return refused;
  if (moved) return { ...plainTitle, role: "moved" };
  const role = headEvent(tokens, events);
  if (role === null && !others.some((token) => has(token, "available"))) return refused;
  const lastDay = others.some((token) => has(token, "bound.last-day")) && !denied;
  if (lastDay && !others.some((token) => has(token, "available"))) return refused;
  let bound: Bound =
    denied || tokens.some((token) => has(token, "bound.not-before"))
      ? "not-before"
      : others.some((token) => has(token, "bound.tentative"))
        ? "tentative"
        : "on";
  const scopes = others.filter(
    (token) =>
      has(token, "scope") &&
      !has(token, "title.scope", "title.name", "title.id", "noun.model", "noun.endpoint", "everyone"),
  );
  let scope = scopes.map(({ text }) => text).join(" ") || null;
  let event: EventName = training ? "training-retired" : (role ?? "retired");
  for (const aside of asides) {
    if (aside.some((token) => has(token, ...denying, ...retracting) && !has(token, "bound.not-before"))) return refused;
    if (aside.some(({ kind, concepts, text }) => kind === "word" && concepts.length === 0 && !isDateFormat(text)))
      return refused;
    if (aside.some((token) => has(token, "bound.not-before"))) bound = "not-before";
    else if (aside.some((token) => has(token, "bound.tentative"))) bound = "tentative";
    const named = aside.map(eventOf).find((each) => each !== null);
    if (named === "announced") event = named;
    else if (named && named !== event) return refused;
    const own = aside.filter((token) => has(token, "scope") && !has(token, "everyone"));
    if (own.length > 0 && !named)
      scope = aside
        .filter((token) => token.kind !== "mark")
        .map(({ text }) => text)
        .join(" ");
  }
  return { ...plainTitle, role: event, scope, bound };
}

/** "YYYY-MM-DD", "JJJJ", "TT.MM.": how dates are printed. */
const isDateFormat = (text: string): boolean => /^(?:(\p{L})\1{1,3}[-./]?)+$/u.test(text);

const isState = (token: Token): boolean => {
  const event = eventOf(token);
  return event !== null && has(token, `event.${event}.state`);
};

/**
 * The event that a title dates: "announced retirement date" and "retirement announcement" each have two words for
 * events; a noun of announcing is what is dated, a participle of it is not. Null for two that could each be meant.
 */
function headEvent(tokens: readonly Token[], events: readonly Token[]): EventName | null {
  const names = [...new Set(events.map((token) => eventOf(token) as EventName))];
  if (names.length === 1) return names[0] ?? null;
  const announcing = events.filter((token) => eventOf(token) === "announced");
  const rest = names.filter((name) => name !== "announced");
  if (announcing.length > 0 && rest.length === 1)
    return announcing.some((token) => has(token, "event.announced.noun") && !has(token, "event.announced.state"))
      ? "announced"
      : (rest[0] ?? null);
  if (tokens.some((token) => has(token, "and", "or"))) return null;
  // "End of sale retirement": the last of them, as a head noun, only where the others are no nouns.
  const nouns = events.filter((token) => has(token, `event.${eventOf(token) as EventName}.noun`));
  return nouns.length === 1 && nouns[0] ? eventOf(nouns[0]) : null;
}
