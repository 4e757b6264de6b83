/** The tool `upcoming`: retirements within some days. */
import { z } from "zod";
import { dateDoubt } from "../../domain/answer-age-text.ts";
import { formatScopedDate } from "../../domain/date-text.ts";
import { retirementsWithin, type UpcomingRetirement, unconfirmedRetirements } from "../../domain/upcoming.ts";
import { count } from "../../text/format.ts";
import { describeAge, quoted, replacementNames } from "../describe-model.ts";
import { openAlmanac } from "../open-almanac.ts";
import { age, days, limitInput, providerInput, retirement } from "../shapes.ts";
import { toolOf } from "../tool.ts";

const row = retirement.pick({ date: true, bound: true, scope: true }).extend({
  id: z.string(),
  days: z.int().nullable().describe("days from today, negative for the past; null where the date is not a day"),
  replacements: z.array(z.string()),
  url: z.string().nullable().describe("the provider's page"),
  age,
  text: z.string(),
});

export const upcoming = toolOf({
  name: "upcoming",
  title: "Upcoming retirements",
  description:
    "Retirements of AI models in the next days, soonest first. Only dates with bound `on` are retirement dates; the others say when a model may be retired. Dates that passed after the page was last read are listed apart.",
  input: z.strictObject({
    within: z.int().min(0).max(3_650).default(90).describe("how many days ahead"),
    provider: providerInput.optional(),
    limit: limitInput(200, 50),
  }),
  output: z.strictObject({
    ...days,
    total: z.int().describe("how many there are; more than are listed where the limit is lower"),
    retirements: z.array(row),
    unconfirmed: z.array(row).describe("fixed dates of as many days before that passed unseen; longest ago first"),
  }),
  answer: ({ within, provider, limit }, source) => {
    const almanac = openAlmanac(source);
    const { day, dataDay } = almanac;
    const records = source.data.records.filter((record) => provider === undefined || record.provider === provider);
    const described = (retirement: UpcomingRetirement): z.infer<typeof row>[] => {
      const record = almanac.recordOf(retirement.record);
      if (!record) return [];
      const known = almanac.answerOf(record).age;
      const { date, bound, scope } = retirement;
      const doubt = dateDoubt(retirement, known, day);
      const when = quoted(formatScopedDate(retirement), 300) + (doubt === null ? "" : ` (${quoted(doubt)})`);
      return [
        {
          id: quoted(record.id),
          date,
          bound,
          scope: scope === null ? null : quoted(scope),
          days: retirement.days,
          replacements: replacementNames(record),
          url: almanac.linkOf(record),
          age: describeAge(known),
          text: `${quoted(record.id)}: ${when}`,
        },
      ];
    };
    const all = retirementsWithin(records, day, within);
    const retirements = all.slice(0, limit).flatMap(described);
    const passed = unconfirmedRetirements(records, day, within, (record) => almanac.answerOf(record).age);
    const unconfirmed = passed.slice(-limit).flatMap(described);
    const left = all.length - retirements.length;
    return {
      value: { asOf: day, dataDay, total: all.length, retirements, unconfirmed },
      lines: [
        `${count(all.length, "date")} in the next ${count(within, "day")}.`,
        ...retirements.map(lineOf),
        ...(left > 0 ? [`${left} more.`] : []),
        ...(unconfirmed.length > 0 ? ["Passed after the page was last read, not confirmed:"] : []),
        ...unconfirmed.map(lineOf),
      ],
    };
  },
});

function lineOf({ text, replacements, url }: z.infer<typeof row>): string {
  const names = replacements.length === 0 ? "" : `; replacement ${replacements.join(", ")}`;
  return `- ${text}${names}; ${url ?? "page unknown"}`;
}
