/** A check as text, a line for each finding. */
import { daysBetween } from "../../domain/days.ts";
import { count } from "../../text/format.ts";
import { type CheckReport, sentenceOf, statusLabel } from "./report.ts";

/** The lines of a check, the ones that fail it marked. */
export function textLines(report: CheckReport): string[] {
  const lines = report.findings.map((it) => {
    const { line, column } = it.finding;
    const mark = it.fails ? "error" : it.assessment.status === "current" ? "note" : "warning";
    return `${it.path}:${line}:${column}: ${mark}: [${statusLabel[it.assessment.status]}] ${sentenceOf(it)}`;
  });
  return [...lines, ...(lines.length === 0 ? [] : [""]), ...summaryLines(report)];
}

/** How much was found in what, and how old the data are. */
export function summaryLines({ findings, files, ignored, baselined, skipped, day, dataDay }: CheckReport): string[] {
  const failing = findings.filter(({ fails }) => fails).length;
  const left = [
    ...(ignored > 0 ? [`${ignored} ignored by comments`] : []),
    ...(baselined > 0 ? [`${baselined} in the baseline`] : []),
  ];
  const age = daysBetween(dataDay, day) ?? 0;
  return [
    `${count(findings.length, "finding")} in ${count(files, "file")}, ${failing} of them failing${left.length > 0 ? `; ${left.join(", ")}` : ""}`,
    `data of ${dataDay}${age > 0 ? ` (${count(age, "day")} old)` : ""}, as of ${day}`,
    ...skipped.map((one) => `not read: ${one}`),
  ];
}
