/**
 * The productions in the order in which they are tried: the first that reads a clause decides what it claims.
 *
 * Those that claim nothing, or that need a word of their own ("notified", "replaced by", "available"), come before the
 * general ones. "X will be replaced by Y on D" has an event and a date too, so `lifecycle` would refuse it with a less
 * helpful reason, or read only part of what it says. `note` and `not-before-listed` accept clauses without a model and
 * `ellipsis` accepts a bare date, so they come last: anything more specific is tried first. A change of the order changes
 * what is read; the corpus in test/reader shows where.
 */
import type { Production } from "../claims.ts";
import { advice } from "./advice.ts";
import { announcement } from "./announcements.ts";
import { availability, existingOnly, notAffected, requestsFail, supportEnds } from "./availability.ts";
import { ellipsis, inFavour, lifecycle, undoing } from "./lifecycle.ts";
import { listing, pointer, preface, tableState } from "./listings.ts";
import { notBeforeListed, noteOnDates } from "./notes.ts";
import { pair } from "./pairs.ts";
import { release } from "./releases.ts";
import { arrow, replacedBy, replacementNoun, swapped } from "./replacements.ts";

/** Each production with the name that `--explain` prints. */
export const productions: readonly (readonly [string, Production])[] = [
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
