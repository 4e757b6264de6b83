/** The parts that inputs and answers of the tools share. */
import { z } from "zod";
import { boundName } from "../domain/schema.ts";

/** An id in any form; no real one is longer than an ARN. */
export const modelId = z
  .string()
  .trim()
  .min(1)
  .max(2_100)
  .describe("model id in any form: gpt-4o, azure/gpt-4o-2024-05-13, anthropic.claude-3-haiku-20240307-v1:0, an ARN");

export const dayInput = z.iso.date().describe("YYYY-MM-DD");
export const providerInput = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .describe("id of a provider: openai, azure-openai, bedrock, vertex");

/** How many of a list are returned. */
export const limitInput = (most: number, usual: number) => z.int().min(1).max(most).default(usual);

/** The days that every answer is about. */
export const days = {
  asOf: z.iso.date().describe("the day that the answer is for"),
  dataDay: z.iso.date().describe("last day on which any page was read; nothing newer is known"),
};

export const age = z
  .strictObject({
    lastRead: z.string().nullable().describe("when the provider's page was last read and accepted"),
    daysOutOfDate: z.int().nullable().describe("null where the reading is recent enough"),
    heldSince: z.string().nullable().describe("since when newer facts on the page wait for review; not in the answer"),
    note: z.string().nullable().describe("why the answer may be out of date"),
  })
  .describe("how old the answer is");

export const retirement = z.strictObject({
  scope: z.string().nullable().describe("whom it is for; null for all, or for all others"),
  stage: z.string().nullable(),
  outlook: z
    .string()
    .describe("retires-on, may-retire-from, passed-unconfirmed, no-retirement-announced, retired, was-scheduled"),
  date: z.string().nullable().describe("YYYY-MM-DD, YYYY-MM, YYYY-Qn or YYYY"),
  bound: boundName.nullable().describe("on: a fixed date; not-before: the earliest date; tentative: a plan"),
  text: z.string(),
});

const evidence = z.strictObject({
  fact: z.string(),
  url: z.string().nullable().describe("the provider's page"),
  section: z.string().describe("headings above it"),
  snapshot: z.string().nullable().describe("day of our snapshot of the page"),
  line: z.int().describe("line of the snapshot"),
});

export const model = z.strictObject({
  id: z.string(),
  provider: z.string(),
  name: z.string().nullable(),
  stage: z.string().nullable().describe("for all users; null where the page does not say"),
  stageScope: z.string().nullable().describe("whom or what the stage holds for; null for all"),
  listed: z.boolean().describe("false: the page no longer lists it, which does not mean that it was retired"),
  retirement: z.array(retirement).min(1).describe("one for all users, or one for each scope: show all of them"),
  replacements: z.array(z.string()).describe("as the page names them"),
  evidence: z.array(evidence),
  age,
});
