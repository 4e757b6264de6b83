/** The tool `check_model`: whether and when a model is retired. */
import { z } from "zod";
import { describeModel, modelLines } from "../describe-model.ts";
import { findModel } from "../find-model.ts";
import { openAlmanac } from "../open-almanac.ts";
import { days, model, modelId } from "../shapes.ts";
import { toolOf } from "../tool.ts";

export const checkModel = toolOf({
  name: "check_model",
  title: "Check a model",
  description:
    "Whether and when an AI model is deprecated or retired, how firm the date is, for whom, what replaces it, and where the provider says so. Takes an id in any form. An unknown id is not a safe one.",
  input: z.strictObject({ id: modelId }),
  output: z.strictObject({
    ...days,
    asked: z.string(),
    found: z.enum(["one", "several", "none"]),
    readAs: z.string().nullable().describe("how the id was read; null where it is the id of the record"),
    models: z.array(model).describe("the model; the candidates where there are several; empty where there is none"),
    elsewhere: z.array(z.string()).describe("the same model at other providers, each with dates of its own"),
    problem: z.string().nullable(),
  }),
  answer: ({ id }, source) => {
    const almanac = openAlmanac(source);
    const { records, ...meant } = findModel(id, almanac, source);
    const models = records.map((record) => describeModel(record, almanac));
    return {
      value: { asOf: almanac.day, dataDay: almanac.dataDay, asked: id, ...meant, models },
      lines: [
        ...(meant.problem === null ? [] : [meant.problem]),
        ...(meant.readAs === null ? [] : [`Read as ${meant.readAs}.`]),
        ...models.flatMap(modelLines),
        ...(meant.elsewhere.length === 0 ? [] : [`The same model at other providers: ${meant.elsewhere.join(", ")}.`]),
      ],
    };
  },
});
