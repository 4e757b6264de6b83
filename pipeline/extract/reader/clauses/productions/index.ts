/**
 * The productions in the order in which they are tried: the first that reads a clause decides what it claims.
 *
 * Those that claim nothing, or that need a word of their own ("notified", "replaced by", "available"), come before the
 * general ones. "X will be replaced by Y on D" has an event and a date too, so `lifecycle` would refuse it with a less
 * helpful reason, or read only part of what it says. `note` and `not-before-listed` accept clauses without a model and
 * `ellipsis` accepts a bare date, so they come last: anything more specific is tried first. A change of the order changes
 * what is read; the corpus in test/reader shows where.
 */
import type { Chunk } from "../../chunks/chunk.ts";
import type { Concept } from "../../lexicon/schema.ts";
import type { Production } from "../claims.ts";
import { advice } from "./advice.ts";
import { aliasOf } from "./aliases.ts";
import { announcement } from "./announcements.ts";
import { availability, existingOnly, notAffected, requestsFail, supportEnds } from "./availability.ts";
import { ellipsis, inFavour, lifecycle, undoing } from "./lifecycle.ts";
import { listing, pointer, preface, tableState } from "./listings.ts";
import { notBeforeListed, noteOnDates } from "./notes.ts";
import { pair } from "./pairs.ts";
import { release } from "./releases.ts";
import { arrow, replacedBy, replacementNoun, swapped } from "./replacements.ts";

/** What a clause can hold: a chunk of a type, a word that may stand for a concept, an arrow. */
type Part = "event" | "names" | "ref" | "when" | "→" | Concept;

/**
 * A production with the name that `--explain` prints, and the parts of which a clause must hold at least one: without any
 * it gives "". Null where it always has a reason to give.
 */
export type NamedProduction = readonly [name: string, read: Production, needs: readonly Part[] | null];

export const productions: readonly NamedProduction[] = [
  ["pointer", pointer, ["pointer"]],
  ["preface", preface, ["preface", "event.announced.noun"]],
  ["table-state", tableState, ["means", "lists"]],
  ["listing", listing, ["lists", "ref.below"]],
  ["existing-only", existingOnly, ["existing-only"]],
  ["not-affected", notAffected, ["exception"]],
  ["announcement", announcement, ["event.announced.act"]],
  ["alias-of", aliasOf, ["alias.to"]],
  ["replaced-by", replacedBy, ["replace.by"]],
  ["swapped", swapped, ["replace.to", "replace.to.behind"]],
  ["arrow", arrow, ["→"]],
  ["requests-fail", requestsFail, ["request.fails"]],
  ["support-ends", supportEnds, ["support-for", "part.training"]],
  ["availability", availability, ["available"]],
  ["lifecycle", lifecycle, null],
  ["in-favour", inFavour, ["replace.by"]],
  ["release", release, ["event"]],
  ["advice", advice, ["replace.use"]],
  ["replacement", replacementNoun, ["replace.noun"]],
  ["undoing", undoing, ["undone"]],
  ["pair", pair, ["names"]],
  ["note", noteOnDates, ["event", "ref", "only", "noun.date", "ref.below", "noun.lifecycle"]],
  ["not-before-listed", notBeforeListed, ["ref.below"]],
  ["ellipsis", ellipsis, ["when"]],
];

/** The productions that may read a sentence or a part of it, in their order. */
export function productionsFor(chunks: readonly Chunk[]): readonly NamedProduction[] {
  const parts = new Set<string>();
  for (const { type, tokens } of chunks) {
    // "scope" is a concept too.
    if (type !== "scope") parts.add(type);
    for (const { text, concepts } of tokens) {
      if (text === "→") parts.add(text);
      for (const concept of concepts) parts.add(concept);
    }
  }
  return productions.filter(([, , needs]) => needs === null || needs.some((part) => parts.has(part)));
}
