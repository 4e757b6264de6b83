/** What the headings above a block say: the day of an entry, a stage, a scope, and that what is below does not hold. */
import type { Stage } from "../../domain/schema.ts";
import type { Chunk } from "./chunks/chunk.ts";
import { chunksOf } from "./chunks/chunks-of.ts";
import { eventOf } from "./chunks/events.ts";
import { noContext } from "./clauses/claims.ts";
import { readClauses } from "./clauses/read-clauses.ts";
import { has, lexText } from "./lex.ts";
import type { ChooseLexicon } from "./lexicon/language.ts";
import { oncePerPage } from "./lexicon/per-page.ts";
import { stageOfLabel } from "./rows/stage-labels.ts";
import type { Fact } from "./statements.ts";

export interface HeadingReading {
  /** The day, month or year that the heading begins with, and what follows it. */
  day: { date: string; rest: string } | null;
  stage: Stage | null;
  /** What it says of all models below: a date, a scope. */
  facts: Fact[];
  /** What is below does not hold: an example, superseded dates, models that will not be retired. */
  isVoid: boolean;
  /** It speaks of retirement or the like. */
  lifecycle: boolean;
  /** It gives a date in words that no rule reads. */
  unread: boolean;
  /** It speaks of releases. */
  releases: boolean;
}

/** Reads one heading. */
export const readHeading = oncePerPage((text: string, lexicon): HeadingReading => {
  const tokens = lexText(text.slice(0, 200), lexicon);
  const first = tokens.findIndex(
    (token) => !has(token, "title.date", "filler", "noun.date") && token.kind !== "mark" && !isRelease(token),
  );
  const found = tokens[first]?.date;
  const day = found?.date
    ? {
        date: found.date,
        rest: text
          .slice(found.end)
          .replace(/^[\s:：–—-]+/, "")
          .trim(),
      }
    : null;
  // "D已下线": day and stage in one phrase. "D: Deprecated models" is the entry of a day, and its title no stage.
  const joined = day && text.slice(found?.end).startsWith(day.rest) ? day.rest : "";
  const events = tokens.flatMap((token) => eventOf(token) ?? []);
  const words = tokens.filter((token) => token.kind !== "mark");
  const ends = events.some((event) => event !== "released" && event !== "announced");
  const denied = ends && words.some((token) => has(token, "negation")) && !words.some((token) => has(token, "ended"));
  const takenBack = ends && words.some((token) => has(token, "undone"));
  const lifecycle = ends || words.some((token) => has(token, "noun.lifecycle"));
  const limited =
    (day !== null || lifecycle) &&
    words.some((token) => has(token, "negation", "condition", "exception") && !has(token, "ended"));
  const facts = factsOf(text, tokens, day !== null);
  const isUnread =
    day === null && facts.length === 0 && tokens.some(({ date }) => date?.date) && (lifecycle || found === undefined);
  const isVoid =
    denied || takenBack || limited || words.some((token) => has(token, "invalid")) || has(words[0], "example");
  return {
    day,
    stage: isVoid ? null : (stageOfLabel(text, lexicon) ?? stageOfLabel(joined, lexicon)),
    facts: isVoid ? [] : facts,
    unread: isUnread,
    isVoid,
    lifecycle,
    releases: events.includes("released"),
  };
});

/** The day of a heading that is nothing but a day, right below one on retirements ("Past retirements"); null for any other. */
export function retirementDay(section: readonly string[], choose: ChooseLexicon): string | null {
  const [above, heading = ""] = section.slice(-2);
  const { day, isVoid } = readHeading(heading, choose(heading));
  if (above === undefined || section.length < 2 || !day || day.rest !== "" || isVoid) return null;
  const words = lexText(above, choose(above)).filter((token) => token.kind !== "mark" && !has(token, "filler"));
  const isOnRetirements =
    words.some((token) => has(token, "event.retired.noun")) &&
    words.every((token) => has(token, "event.retired.noun", "upcoming", "bound.after", "noun.model", "ended"));
  return isOnRetirements && !readHeading(above, choose(above)).isVoid ? day.date : null;
}

/**
 * "Estimated retirement dates", "Planned (subject to change)": how firm the dates below are. That a retirement is planned
 * says no more than that it is to come.
 */
function softOf(words: ReturnType<typeof lexText>): Fact | null {
  const bounds = words.filter((token) => has(token, "bound.tentative", "bound.not-before"));
  if (bounds.every((token) => has(token, "upcoming"))) return null;
  const events = [...new Set(words.flatMap((token) => eventOf(token) ?? []))];
  const isPlain = words.every(
    (token) =>
      bounds.includes(token) ||
      eventOf(token) !== null ||
      has(token, "noun.date", "title.date", "noun.model", "noun.lifecycle", "ref.these", "ref.this", "ref.following"),
  );
  if (!isPlain || events.length > 1) return null;
  const early = bounds.some((token) => has(token, "bound.not-before"));
  return { says: "soft", event: events[0] ?? "retired", bound: early ? "not-before" : "tentative" };
}

/** "2.0.0 (2031-05-01)": the number of a release in front of its day. */
const isRelease = ({ text }: { text: string }): boolean => /^v?\d+(?:\.\d+){1,3}$/i.test(text);

function factsOf(text: string, tokens: ReturnType<typeof lexText>, dated: boolean): Fact[] {
  const words = tokens.filter((token) => token.kind !== "mark" && !has(token, "filler"));
  const isScope =
    words.length > 0 &&
    words.length < 8 &&
    words.every((token) => has(token, "region", "audience", "deployment", "scope.prep", "only", "and")) &&
    words.some((token) => has(token, "region", "audience", "deployment"));
  if (isScope) return [{ says: "only-for", event: null, scope: text.trim().replaceAll('"', "'") }];
  if (dated) return [];
  const soft = softOf(words);
  if (soft) return [soft];
  const chunks: Chunk[] = chunksOf(tokens, text);
  if (!chunks.some(({ type }) => type === "when") || chunks.some(({ type }) => type === "names")) return [];
  const outcome = readClauses(chunks, { ...noContext, subject: { kind: "section" } });
  return outcome.ok
    ? outcome.reading.claims.filter(({ subject }) => subject.kind === "section").map(({ fact }) => fact)
    : [];
}
