/** A check in the format that was asked for. */
import { cyclonedxBom } from "../../check/report/cyclonedx.ts";
import { githubLines } from "../../check/report/github.ts";
import { reportJson } from "../../check/report/json.ts";
import { junitXml } from "../../check/report/junit.ts";
import { markdownLines } from "../../check/report/markdown.ts";
import type { CheckReport } from "../../check/report/report.ts";
import { sarifLog } from "../../check/report/sarif.ts";
import { summaryLines, textLines } from "../../check/report/text.ts";
import type { Format } from "./formats.ts";

/** The text of a report, without a newline at its end. */
export const reportText: Record<Format, (report: CheckReport) => string> = {
  text: (report) => textLines(report).join("\n"),
  json: (report) => json(reportJson(report)),
  sarif: (report) => json(sarifLog(report)),
  github: (report) => [...githubLines(report), ...summaryLines(report)].join("\n"),
  junit: junitXml,
  markdown: (report) => markdownLines(report).join("\n"),
  cyclonedx: (report) => json(cyclonedxBom(report)),
};

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
