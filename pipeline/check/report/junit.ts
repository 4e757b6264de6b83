/** A check as JUnit XML: a test case for each finding, failed where the check fails for it. */
import { type CheckedFinding, type CheckReport, sentenceOf, statusLabel } from "./report.ts";

/** The XML document. */
export function junitXml(report: CheckReport): string {
  const { findings, day, dataDay } = report;
  const failures = findings.filter(({ fails }) => fails).length;
  const counts = `tests="${findings.length}" failures="${failures}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="almanac check" ${counts}>`,
    `  <testsuite name="models" ${counts} errors="0" skipped="0">`,
    `    <properties><property name="day" value="${day}"/><property name="dataDay" value="${dataDay}"/></properties>`,
    ...findings.map(testCase),
    "  </testsuite>",
    "</testsuites>",
  ].join("\n");
}

function testCase(it: CheckedFinding): string {
  const { path, finding, assessment, fails } = it;
  const name = `${finding.written} (${path}:${finding.line}:${finding.column})`;
  const open = `    <testcase name="${xml(name)}" classname="${xml(path)}" file="${xml(path)}" line="${finding.line}" time="0">`;
  const text = xml(sentenceOf(it));
  const type = statusLabel[assessment.status];
  const inner = fails
    ? `<failure message="${text}" type="${type}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `${open}${inner}</testcase>`;
}

function xml(text: string): string {
  const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML may not hold them.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/[&<>"]/g, (c) => escapes[c] ?? c)
  );
}
