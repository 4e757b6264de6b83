/** Cells that state a stage. */

import { type Stage, stageName } from "../../../domain/schema.ts";
import { limits } from "../../page-limits.ts";
import { type InlineContent, plain } from "../../read/document.ts";
import { chunksOf } from "../chunks/chunks-of.ts";
import { eventOf } from "../chunks/events.ts";
import { noContext } from "../clauses/claims.ts";
import { readClauses } from "../clauses/read-clauses.ts";
import type { DateOrder } from "../dates.ts";
import { has, lex, lexText, type Token } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { type CellResult, isBlank, isMark, unread } from "./cell.ts";
import { type DateFact, dateFactsOf } from "./date-cells.ts";

/** The stage that one phrase states. */
export function stageOfToken(token: Token): Stage | null {
  return stageName.options.find((stage) => has(token, `stage.${stage}`)) ?? null;
}

export interface StageCell {
  stage: Stage | null;
  /** Whom the stage holds for; absent where for all. */
  scope?: string;
  facts: DateFact[];
}

/** A stage, or a stage with the day on which it began ("Deprecated on 2026-01-05", "Closing down: 2031-04-15"). */
export function readStageCell(
  content: InlineContent,
  lexicon: Lexicon,
  order: DateOrder | null,
): CellResult<StageCell> {
  const text = plain(content).replace(/\s+/g, " ");
  if (text.length > limits.valueLength) return unread("no known stage");
  const bare = text.replace(/^[^\p{L}\p{N}]+/u, "");
  const outside = lexText(bare.replace(/[(（][^()（）]*[)）]/g, " "), lexicon).filter(
    (token) => !isMark(token) && !has(token, "filler", "time", "title.stage", "aux.present"),
  );
  const [only, ...more] = outside.filter((token) => !has(token, "stage.noun") || stageOfToken(token) !== null);
  const asides = [...bare.matchAll(/[(（]([^()（）]*)[)）]/g)].flatMap(([, aside = ""]) => lexText(aside, lexicon));
  const limited = asides.some((token) => has(token, "scope", "only", "exception", "condition", "negation"));
  const isYear = ({ kind, text }: Token): boolean => kind === "number" && /^(?:19|20)\d\d$/.test(text);
  const dated = [...outside, ...asides].some((token) => token.kind === "date" || isYear(token));
  if (only && more.length === 0 && stageOfToken(only) !== null && !dated)
    return limited ? unread("a state that holds only in part") : limitedStage(stageOfToken(only), bare, asides);
  if (isBlank(text, lexicon)) return { ok: true, value: { stage: null, facts: [] } };
  const { tokens, text: printed } = lex(content, lexicon, order);
  const outcome = readClauses(chunksOf(tokens, printed), { ...noContext, subject: { kind: "section" } });
  if (!outcome.ok) return unread("no known stage");
  const facts = dateFactsOf(outcome.reading.claims);
  if (facts === null) return unread("no known stage");
  const stated = outcome.reading.claims.find(({ fact }) => fact.says === "stage")?.fact;
  const first = only ?? outside[0];
  const own = first && isStateWord(first) ? stageOfToken(first) : null;
  return { ok: true, value: { stage: stated?.says === "stage" ? stated.stage : own, facts } };
}

/** A stage whose aside names models ("Deprecated (Opus 4.7 and later)") holds for these alone. */
function limitedStage(stage: Stage | null, text: string, asides: readonly Token[]): CellResult<StageCell> {
  const unknown = asides.filter(
    (token) => !isMark(token) && !has(token, "filler", "time", "title.stage", "aux.present"),
  );
  const others = unknown.filter((token) => stageOfToken(token) === null && !has(token, "stage.noun"));
  if (others.length === 0) return { ok: true, value: { stage, facts: [] } };
  const [scope, ...more] = [...text.matchAll(/[(（]([^()（）]*)[)）]/g)].map(([, aside = ""]) => aside.trim());
  const namesModels = others.some(({ kind, text: word }) => kind === "id" || /\d/.test(word));
  if (!scope || more.length > 0 || !namesModels) return unread("a state with a remark that is not read");
  return { ok: true, value: { stage, scope, facts: [] } };
}

const isStateWord = (token: Token): boolean => {
  const event = eventOf(token);
  return event !== null && has(token, `event.${event}.state`);
};
