/** What a sentence is cut into. */
import type { Bound, EventName } from "../../../domain/schema.ts";
import type { Token } from "../lex.ts";
import type { EventForm } from "../lexicon/schema.ts";
import type { NameRef } from "../names.ts";

export type WhenBound = Bound | "until" | "by" | "after" | "unclear";

interface Base {
  tokens: Token[];
}

export interface Names extends Base {
  type: "names";
  names: NameRef[];
  /** "model", "endpoint" or the like stands beside them. */
  noun: boolean;
  family: boolean;
  /** Some are single words in code, which may name anything. */
  weak: boolean;
  /** "or" parts them. */
  or: boolean;
}

export interface Ref extends Base {
  type: "ref";
  which: "this" | "these" | "following";
  /** A mere pronoun: it means what the sentence right before is about, and nothing where that is not read. */
  pronoun: boolean;
}

export interface When extends Base {
  type: "when";
  date: string | null;
  monthDay: string | null;
  fault: string | null;
  bound: WhenBound;
}

export interface Event extends Base {
  type: "event";
  event: EventName;
  forms: ReadonlySet<EventForm>;
  tense: "future" | "present" | "past" | null;
  /** "no longer available": what holds from the day itself. */
  ended: boolean;
  /** "will tentatively be": an adverb among the auxiliaries. */
  soft: boolean;
}

export interface Scope extends Base {
  type: "scope";
  text: string;
  everyone: boolean;
}

export interface Word extends Base {
  type: "word";
  token: Token;
}

export type Chunk = Names | Ref | When | Event | Scope | Word;
