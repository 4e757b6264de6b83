/** What a token is by itself, without what stands around it. */
import type { Identified, Resolution } from "../domain/identity/resolve-id.ts";
import type { Strength } from "./common-words.ts";

export interface TokenMatch {
  /** Where the id is in the token. */
  from: number;
  to: number;
  resolution: Resolution<Identified>;
  /** What no record has, but is shaped like an id; null for an id of a record. */
  shape: "full" | "wordy" | "family" | null;
  strength: Strength;
  /** False where capitals are used that the record has not: `GPT-4` is a name in prose. */
  isCased: boolean;
  /** What is before the id in the token says that it is one. */
  isRouted: boolean;
  /** It is behind `models/`, `engines/` or the like. */
  isKeyed: boolean;
  /** The id is behind a path that we do not know, and is only one where a model is set. */
  needsKey: boolean;
  /** The id is written as the constant of a library: `Model.CLAUDE_3_OPUS_20240229`. */
  isConstant: boolean;
}
