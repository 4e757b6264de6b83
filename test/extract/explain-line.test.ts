import { describe, expect, it } from "vitest";
import { explainLine } from "../../pipeline/extract/explain-line.ts";

const page = `# Deprecations

\`heron-1\` was retired on May 1, 2032.

\`heron-1\` may perhaps be retired on May 1, 2032, unless it rains.

| Model | Retirement date |
| --- | --- |
| \`heron-2\` | 2033-05-01 |
`;
const explain = (line: number): string => explainLine(page, { format: "markdown" }, line).join("\n");

describe("how a line is read", () => {
  it("says the words, the chunks and the rule of a sentence that is read", () => {
    expect(explain(3)).toMatch(/^3: heron-1 was retired on May 1, 2032 \.\n {4}names: heron-1 \[/);
    expect(explain(3)).toContain("read by: ");
  });

  it("says what is left over of a sentence that is not", () => {
    expect(explain(5)).toMatch(/not read: lifecycle: .*; left over: may perhaps$/);
  });

  it("says what the columns of a table are, on each of its lines", () => {
    for (const line of [7, 9])
      expect(explain(line)).toMatch(/table with 1 rows\n.*"Model": (?:id|name)\n.*"Retirement date": retired/);
  });

  it("says so where there is nothing", () => {
    expect(explain(2)).toBe("line 2: no passage or lifecycle table begins or continues here");
  });
});
