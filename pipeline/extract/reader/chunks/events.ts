/** Events in the life of a model, with their auxiliaries. */

import { type EventName, eventNames } from "../../../domain/schema.ts";
import { has, type Token } from "../lex.ts";
import { isUnspaced } from "../lexicon/index.ts";
import type { Concept } from "../lexicon/schema.ts";
import type { Event } from "./chunk.ts";

const tenses: readonly (readonly [Concept, Event["tense"]])[] = [
  ["aux.future", "future"],
  ["aux.past", "past"],
  ["aux.present", "present"],
];

/** An event with the auxiliaries in front of it: "has been", "will be", "is now". */
export function eventAt(tokens: readonly Token[], at: number): Event | null {
  let tense: Event["tense"] = null;
  let soft = false;
  let next = at;
  while (next - at < 6) {
    if (next > at && tokens[next]?.text.toLowerCase() === tokens[next - 1]?.text.toLowerCase()) return null;
    const found = tenses.find(([concept]) => has(tokens[next], concept));
    if (eventOf(tokens[next])) {
      // Verbs that carry their own tense.
      if (found && tense === null) tense = found[1];
      break;
    }
    if (found) {
      // "was to be retired": a plan of the past, of which nothing follows. "be will" is no order of words.
      if ((tense === "past" || tense === "present") && found[1] === "future") return null;
      if (tense === null || found[1] === "future") tense = tense === "past" ? "past" : found[1];
    } else if (has(tokens[next], "bound.tentative") && tense !== null) soft = true;
    else if (!(has(tokens[next], "filler") && tense !== null)) return null;
    next += 1;
  }
  const token = tokens[next];
  const name = eventOf(token);
  if (!token || !name) return null;
  let end = next + 1;
  // Postpositive auxiliaries of languages that put them behind.
  while (
    tenses.some(([concept]) => has(tokens[end], concept)) &&
    tokens[end] !== undefined &&
    isUnspaced(tokens[end]?.text ?? "")
  ) {
    const found = tenses.find(([concept]) => has(tokens[end], concept));
    tense = found?.[1] ?? tense;
    end += 1;
  }
  const forms = new Set((["state", "act", "noun"] as const).filter((form) => has(token, `event.${name}.${form}`)));
  return { type: "event", event: name, forms, tense, ended: has(token, "ended"), soft, tokens: tokens.slice(at, end) };
}

/** Tokens of one phrase share their concepts. */
const eventsOfConcepts = new WeakMap<readonly Concept[], EventName | null>();

/** The event a token stands for: the least common first, so that "auto-upgrade" is no upgrade of another kind. */
export function eventOf(token: Token | undefined): EventName | null {
  if (!token || token.concepts.length === 0) return null;
  let event = eventsOfConcepts.get(token.concepts);
  if (event === undefined) {
    event =
      eventNames.find((name) => has(token, `event.${name}.state`, `event.${name}.act`, `event.${name}.noun`)) ?? null;
    eventsOfConcepts.set(token.concepts, event);
  }
  return event;
}
