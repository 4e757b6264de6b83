/** What a clause claims, and what a clause takes over from the ones before it. */

import type { EventName } from "../../../domain/schema.ts";
import type { Event, When } from "../chunks/chunk.ts";
import type { NameRef } from "../names.ts";
import type { Fact } from "../statements.ts";
import type { Roles } from "./roles.ts";

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

/** Nothing goes before. */
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

export type Production = (roles: Roles, context: Context) => { claims: Claim[]; context?: Partial<Context> } | string;
