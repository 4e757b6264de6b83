/** A check as SARIF 2.1.0, for code scanning and editors. */
import { type Status, statuses } from "../assess.ts";
import { type CheckedFinding, type CheckReport, sentenceOf } from "./report.ts";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const rules: Record<Status, string> = {
  retired: "The model is retired",
  retiring: "The model has a retirement date",
  soft: "The model may be retired",
  deprecated: "The model is deprecated",
  unknown: "No page has this id",
  current: "No retirement is announced",
};

/** The report as a SARIF log with one run. */
export function sarifLog(report: CheckReport): unknown {
  return {
    $schema: schema,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "almanac",
            semanticVersion: report.version,
            rules: statuses.map((status) => ({
              id: `model-${status}`,
              shortDescription: { text: `${rules[status]}.` },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true }],
        properties: { day: report.day, dataDay: report.dataDay },
        results: report.findings.map(resultOf),
      },
    ],
  };
}

function resultOf(checked: CheckedFinding) {
  const { path, finding, assessment, fails } = checked;
  const { status, link, date, bound, record, replacement } = assessment;
  return {
    ruleId: `model-${status}`,
    ruleIndex: statuses.indexOf(status),
    level: fails ? "error" : status === "current" ? "note" : "warning",
    message: { text: sentenceOf(checked) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path.split("/").map(encodeURIComponent).join("/") },
          region: {
            startLine: finding.line,
            startColumn: finding.column,
            endColumn: finding.column + finding.written.length,
          },
        },
      },
    ],
    // The same id in the same file is the same result, wherever its line moves.
    partialFingerprints: { "modelId/v1": `${path}:${finding.written}` },
    properties: { record, date, bound, replacement: replacement?.id ?? null },
    ...(link !== null && { hostedViewerUri: link }),
  };
}
