/** The tool `check_text`: the ids of models in a text, and what becomes of each. */
import { z } from "zod";
import { assess, statuses } from "../../check/assess.ts";
import { type Finding, scan } from "../../check/scan.ts";
import { boundName } from "../../domain/schema.ts";
import { count } from "../../text/format.ts";
import { quoted } from "../describe-model.ts";
import { type Opened, openAlmanac } from "../open-almanac.ts";
import { days, limitInput, providerInput } from "../shapes.ts";
import { toolOf } from "../tool.ts";

const row = z.strictObject({
  line: z.int().describe("from 1"),
  column: z.int(),
  written: z.string(),
  status: z.enum(statuses).describe("unknown is not fine; soft: not exact, or not for all users"),
  id: z.string().nullable(),
  date: z.string().nullable(),
  bound: boundName.nullable(),
  scope: z.string().nullable(),
  text: z.string(),
  replacement: z.string().nullable(),
  url: z.string().nullable().describe("the provider's page"),
  lastRead: z.string().nullable(),
  note: z.string().nullable().describe("why the answer may be out of date"),
});

export const checkText = toolOf({
  name: "check_text",
  title: "Check a text",
  description:
    "Finds the ids of AI models in code, configuration or prose, and says which of them are going away, when, how firm the date is and for whom.",
  input: z.strictObject({
    text: z.string().max(200_000),
    via: providerInput.optional().describe("the provider whose dates count, where it is not the one that the id names"),
    scopes: z.array(z.string().max(200)).max(20).default([]).describe("your deployment types or regions"),
    limit: limitInput(200, 100),
  }),
  output: z.strictObject({ ...days, total: z.int(), findings: z.array(row) }),
  answer: ({ text, via = null, scopes, limit }, source) => {
    const almanac = openAlmanac(source);
    const all = scan(text, almanac.index, almanac.day).filter(({ ignored }) => ignored === null);
    const findings = all.slice(0, limit).map((finding) => described(finding, almanac, { via, scopes }));
    return {
      value: { asOf: almanac.day, dataDay: almanac.dataDay, total: all.length, findings },
      lines: [
        `${count(all.length, "id")} found.`,
        ...findings.map(lineOf),
        ...(all.length > findings.length ? [`${all.length - findings.length} more.`] : []),
      ],
    };
  },
});

function described(
  finding: Finding,
  almanac: Opened,
  clock: { via: string | null; scopes: readonly string[] },
): z.infer<typeof row> {
  const { status, record, date, bound, scope, text, replacement, link, lastRead, note } = assess(
    finding,
    almanac,
    clock,
  );
  const plain = (value: string | null) => (value === null ? null : quoted(value, 400));
  return {
    line: finding.line,
    column: finding.column,
    written: quoted(finding.written),
    status,
    id: plain(record),
    date,
    bound,
    scope: plain(scope),
    text: quoted(text, 400),
    replacement: plain(replacement?.id ?? null),
    url: link,
    lastRead,
    note: plain(note),
  };
}

function lineOf({ line, column, written, status, id, text, replacement, url }: z.infer<typeof row>): string {
  const use = replacement === null ? "" : `; use ${replacement}`;
  return `- ${line}:${column} ${written} [${status}]${id === null ? "" : ` ${id}`}: ${text}${use}; ${url ?? "no page"}`;
}
