/** A check in the format that was asked for. */
import { reportJson } from "../../check/report/json.ts";
import type { CheckReport } from "../../check/report/report.ts";
import { textLines } from "../../check/report/text.ts";
import type { Format } from "./formats.ts";

/** The text of a report, without a newline at its end. */
export const reportText: Record<Format, (report: CheckReport) => string> = {
  text: (report) => textLines(report).join("\n"),
  json: (report) => JSON.stringify(reportJson(report), null, 2),
};
