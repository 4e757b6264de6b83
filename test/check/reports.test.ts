// Every format that a check is written in, against the schema of its readers.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it, onTestFinished } from "vitest";
import { type AlmanacData, almanacOn } from "../../pipeline/check/almanac-data.ts";
import type { CheckReport } from "../../pipeline/check/report/report.ts";
import { textOf as readAs } from "../../pipeline/cli/check/read-text.ts";
import { checker, findingsIn } from "../../pipeline/cli/check/run-check.ts";
import { reportText } from "../../pipeline/cli/check/write-report.ts";
import { repositoryRoot, textOf } from "../support/repository.ts";

const almanac = almanacOn(JSON.parse(textOf("test/fixtures/check/almanac.json")) as AlmanacData, "2026-11-28");
const text = `model: gpt-4-0314
model: "gpt-9-mega"
model: bedrock/anthropic.claude-opus-4-1-20250805-v1:0
model: gemini-2.5-flash-preview-09-2025
model: gpt-4-0314
model: azure_ai/Codestral-2501
`;
const path = "config/models, 100%:<a&b>|`x`.yaml";
const check = checker(almanac, { via: null, scopes: [], failOn: "within", within: 90, soft: false });
const content = readAs(Buffer.from(text));
const findings = typeof content === "string" ? [] : findingsIn(content, almanac).map((it) => check(path, it));
const report: CheckReport = {
  version: "1.2.3",
  day: "2026-11-28",
  dataDay: "2026-08-20",
  files: 1,
  findings,
  ignored: 1,
  baselined: 0,
  skipped: [],
};

function problemsOf(schema: string, document: unknown, others: Record<string, string> = {}): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);
  for (const [name, other] of Object.entries(others)) ajv.addSchema({ ...JSON.parse(other), $id: name });
  const validate = ajv.compile(JSON.parse(schema));
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe("a report", () => {
  it("has every kind of finding", () => {
    const found = findings.map(({ assessment, fails }) => `${assessment.status}${fails ? "!" : ""}`);
    expect(found).toEqual(["retired!", "unknown", "retiring!", "soft", "retired!", "current"]);
  });

  it("is SARIF 2.1.0", () => {
    const log = JSON.parse(reportText.sarif(report));
    const schema = textOf("test/fixtures/schemas/sarif-2.1.0.json");
    expect(problemsOf(schema, log)).toEqual([]);
    expect(log.runs[0].results.map((it: { level: string }) => it.level)).toEqual([
      "error",
      "warning",
      "error",
      "warning",
      "error",
      "note",
    ]);
    delete log.runs[0].tool;
    expect(problemsOf(schema, log)).not.toEqual([]);
  });

  it("is a CycloneDX 1.6 bill of materials", () => {
    const folder = join(repositoryRoot, "node_modules/@cyclonedx/cyclonedx-library/res/schema");
    const schemaOf = (name: string) => readFileSync(join(folder, `${name}.SNAPSHOT.schema.json`), "utf8");
    const bom = JSON.parse(reportText.cyclonedx(report));
    const root = "http://cyclonedx.org/schema/";
    const others = Object.fromEntries(
      ["spdx", "jsf-0.82"].map((name) => [`${root}${name}.SNAPSHOT.schema.json`, schemaOf(name)]),
    );
    expect(problemsOf(schemaOf("bom-1.6"), bom, others)).toEqual([]);
    expect(bom.components.map((it: { name: string }) => it.name)).toContain("gpt-4-0314");
    delete bom.components[0].type;
    expect(problemsOf(schemaOf("bom-1.6"), bom, others)).not.toEqual([]);
  });

  it("is JUnit XML", ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), "almanac-junit-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "report.xml");
    writeFileSync(file, reportText.junit(report));
    const schema = join(repositoryRoot, "test/fixtures/schemas/junit.xsd");
    const run = spawnSync("xmllint", ["--noout", "--schema", schema, file], { encoding: "utf8" });
    if (run.error) skip("xmllint is not installed");
    expect(run.stderr).toBe(`${file} validates\n`);
  });

  it("is commands of GitHub Actions, each on its line with its properties escaped", () => {
    const lines = reportText.github(report).split("\n");
    expect(lines[0]).toMatch(
      /^::error file=config\/models%2C 100%25%3A<a&b>\|`x`\.yaml,line=1,col=8,endColumn=18,title=Model retired::gpt-4-0314 /,
    );
    expect(lines.filter((line) => line.startsWith("::")).length).toBe(findings.length);
  });

  it("is a Markdown table, a row for each id, cells escaped", () => {
    const lines = reportText.markdown(report).split("\n");
    expect(lines[2]).toContain("| **retired** | `gpt-4-0314` | `config/models, 100%:<a&b>\\|'x'.yaml`:1, 5 |");
    const rows = lines.filter((line) => line.startsWith("|"));
    expect(rows.length).toBe(2 + 5);
    for (const row of rows) expect(row.replaceAll("\\|", "").match(/\|/g)).toHaveLength(6);
  });

  it("is text that says when, how firm, what instead and how old the data are", () => {
    const lines = reportText.text(report);
    expect(lines).toMatch(/:4:8: warning: \[may retire\] .*earliest retirement date.*replacement: google\//);
    expect(lines).toContain("data of 2026-08-20 (100 days old), as of 2026-11-28");
  });
});
