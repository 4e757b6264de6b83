/** The tool `as_of`: what was known of a model on an earlier day. */
import { z } from "zod";
import { scopedAnswers } from "../../domain/answer.ts";
import { formatScopedDate, scopeSuffix } from "../../domain/date-text.ts";
import { stageOn } from "../../domain/lifecycle.ts";
import { recordFromState, stateOn } from "../../domain/record-state.ts";
import { boundName, eventName } from "../../domain/schema.ts";
import { describeAnswer, quoted } from "../describe-model.ts";
import { findModel } from "../find-model.ts";
import { type Opened, openAlmanac } from "../open-almanac.ts";
import { dayInput, days, modelId, retirement } from "../shapes.ts";
import { toolOf } from "../tool.ts";

const state = z.strictObject({
  id: z.string(),
  stage: z.string().nullable().describe("on that day"),
  stageScope: z.string().nullable().describe("whom or what the stage held for; null for all"),
  listed: z.boolean(),
  retirement: z.array(retirement),
  dates: z.array(
    z.strictObject({ event: eventName, date: z.string(), bound: boundName, scope: z.string().nullable() }),
  ),
  replacements: z.array(z.string()),
  lastChange: z.string().nullable().describe("the last day until then on which we saw a change"),
});

export const asOf = toolOf({
  name: "as_of",
  title: "What was known on a day",
  description:
    "What the provider's pages said of a model on an earlier day, as we had read them by then: stage, dates with their bounds and scopes, replacements.",
  input: z.strictObject({ id: modelId, on: dayInput }),
  output: z.strictObject({
    ...days,
    asked: z.string(),
    known: state.nullable().describe("null where the model is unknown, or was not yet known on that day"),
    problem: z.string().nullable(),
  }),
  answer: ({ id, on }, source) => {
    const almanac = openAlmanac(source);
    const { records, problem: notFound } = findModel(id, almanac, source);
    const [record] = records;
    const known = record && records.length === 1 ? stateOf(record.id, on, almanac) : null;
    const problem = notFound ?? (known === null ? `We had not seen ${id} by ${on}.` : null);
    return {
      value: { asOf: on, dataDay: almanac.dataDay, asked: id, known, problem },
      lines: [...(problem === null ? [] : [problem]), ...(known === null ? [] : stateLines(known, on))],
    };
  },
});

function stateOf(id: string, on: string, { changes }: Opened): z.infer<typeof state> | null {
  const own = changes.filter((change) => change.record === id);
  const found = stateOn(own, on);
  if (found === null) return null;
  const record = recordFromState({ id }, found);
  const lastChange = own.findLast(({ detectedOn }) => detectedOn <= on)?.detectedOn ?? null;
  const age = { lastRead: on, confirmed: on, freshUntil: on, stale: null, held: null, failing: null, delisted: null };
  const answers = scopedAnswers(record, on, on);
  return {
    id: quoted(id),
    stage: stageOn(record, on),
    stageScope: found.stageScope === undefined ? null : quoted(found.stageScope),
    listed: found.listed,
    retirement: answers.map((answer) => describeAnswer(answer, answers.length, age)),
    dates: found.events.slice(0, 50).map(({ event, date, bound, scope }) => {
      return { event, date, bound, scope: scope === null ? null : quoted(scope) };
    }),
    replacements: found.replacements.slice(0, 10).map((name) => quoted(name)),
    lastChange,
  };
}

function stateLines(
  { id, stage, stageScope, listed, retirement, dates, replacements, lastChange }: z.infer<typeof state>,
  on: string,
) {
  return [
    `As known on ${on}: ${id}, stage ${stage ?? "not stated"}${scopeSuffix(stageScope)}${listed ? "" : ", no longer listed"}.`,
    ...retirement.map(({ text }) => `- ${text}`),
    ...dates.map((date) => `- ${date.event}: ${formatScopedDate(date)}`),
    ...(replacements.length === 0 ? [] : [`Replacement named: ${replacements.join(", ")}.`]),
    ...(lastChange === null ? [] : [`Last change seen on ${lastChange}.`]),
  ];
}
