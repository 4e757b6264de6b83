/** The tool `find_replacement`: what to use instead of a model. */
import { z } from "zod";
import { isStaying, replacementChain } from "../../domain/replacement-chain.ts";
import type { ModelRecord } from "../../domain/schema.ts";
import { describeModel, modelLines, replacementNames } from "../describe-model.ts";
import { findModel } from "../find-model.ts";
import { type Opened, openAlmanac } from "../open-almanac.ts";
import { days, model, modelId } from "../shapes.ts";
import { toolOf } from "../tool.ts";

export const findReplacement = toolOf({
  name: "find_replacement",
  title: "Find the replacement of a model",
  description:
    "The replacements that the provider names, followed until one is neither retired nor about to be. Nothing is guessed: where the provider names none, there is none.",
  input: z.strictObject({ id: modelId }),
  output: z.strictObject({
    ...days,
    asked: z.string(),
    model: model.nullable(),
    named: z.array(z.string()).describe("as the page names them"),
    chain: z.array(model).describe("each replaces the one before it"),
    replacement: z.string().nullable().describe("the last of the chain, if it is staying; else null"),
    problem: z.string().nullable(),
  }),
  answer: ({ id }, source) => {
    const almanac = openAlmanac(source);
    const { records, problem } = findModel(id, almanac, source);
    const [record] = records;
    const common = { asOf: almanac.day, dataDay: almanac.dataDay, asked: id };
    if (!record || records.length > 1) {
      const text = problem ?? "";
      const value = { ...common, model: null, named: [], chain: [], replacement: null, problem: text };
      return { value, lines: [text, ...records.map((one) => `- ${one.id}`)] };
    }
    const chain = chainOf(record, almanac);
    const last = chain.at(-1);
    const replacement = last && isStaying(last) ? last.id : null;
    const named = replacementNames(record);
    const described = chain.map((step) => describeModel(step.record, almanac));
    const note = replacement === null ? noteOn(named, last?.id) : null;
    return {
      value: {
        ...common,
        model: describeModel(record, almanac),
        named,
        chain: described,
        replacement,
        problem: note,
      },
      lines: [
        note ?? `Replacement of ${record.id}: ${replacement}.`,
        ...(named.length > 1 ? [`The page names ${named.join(", ")}.`] : []),
        ...described.flatMap(modelLines),
      ],
    };
  },
});

function chainOf(record: ModelRecord, almanac: Opened) {
  const staged = (one: ModelRecord) => ({ id: one.id, stage: almanac.answerOf(one).stage, record: one });
  return replacementChain(staged(record), (id) => {
    const found = almanac.recordOf(id);
    return found && staged(found);
  });
}

function noteOn(named: readonly string[], last: string | undefined): string {
  if (named.length === 0) return "The provider's page names no replacement.";
  if (last === undefined) return `The page names ${named.join(", ")}, of which we know nothing.`;
  return `${last} is itself retired or about to be, and the provider names no newer replacement.`;
}
