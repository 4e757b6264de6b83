/** What people found on real pages: test/labels/<provider>/<page>/<day>.json, beside the sha256 of the bytes they read. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { boundName, eventName, stageName } from "../../pipeline/domain/schema.ts";
import { repositoryRoot } from "./repository.ts";

/** An id, a name, a date or a short scope: a sentence of a page would be longer. Regions are ids, however many. */
const text = z
  .string()
  .min(1)
  .refine((words) => words.split(" ").length <= 8 || /^[a-z]+-[a-z]+-\d(?:, [a-z]+-[a-z]+-\d)*$/.test(words), {
    error: "no prose of a page",
  });
const event = z.object({ event: eventName, date: text, bound: boundName.default("on"), scope: z.string().nullish() });

/** What a page says of one model. */
export const labelledModel = z.object({
  model: text,
  version: text.nullish(),
  stage: stageName.nullish(),
  events: z.array(event).default([]),
  replacements: z.array(text).default([]),
});

const ambiguity = z.object({
  models: z.array(text),
  /** `model` and `identity`: everything about it. */
  field: z.enum(["event", "stage", "replacements", "model", "identity"]),
  event: eventName.optional(),
  date: text.optional(),
  /** The labelled event in whose place it may be; the event itself where only its scope is open. */
  insteadOf: eventName.optional(),
});

/** A page's facts, and those that it leaves open: neither required nor wrong. */
export const label = z.object({
  /** Path below the folder of saved pages. */
  page: text,
  /** Of the bytes of that page; a snapshot of the same bytes says so, too. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  models: z.array(labelledModel),
  ambiguous: z.array(ambiguity).default([]),
});
export type Label = z.infer<typeof label>;

/** Every label, in the order of their pages. */
export const labels: readonly Label[] = globSync("test/labels/*/*/*.json", { cwd: repositoryRoot })
  .sort()
  .map((file) => label.parse(JSON.parse(readFileSync(join(repositoryRoot, file), "utf8"))));
