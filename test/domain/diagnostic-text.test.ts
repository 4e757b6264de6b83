import { describe, expect, it } from "vitest";
import { describeProblem, describeReason } from "../../pipeline/domain/diagnostic-text.ts";

const problem = { rule: "no-model", severity: "error", line: 7, message: "a row names no model", value: null } as const;

describe("a diagnostic", () => {
  it("has its line first as a problem of a file, and last as a reason", () => {
    expect(describeProblem(problem)).toBe("7: error: a row names no model (no-model)");
    expect(describeReason(problem)).toBe("a row names no model (no-model, line 7)");
  });

  it("names the last line where there are several, and none where it is about the page", () => {
    expect(describeReason({ ...problem, endLine: 9 })).toBe("a row names no model (no-model, lines 7–9)");
    expect(describeReason({ ...problem, endLine: 7 })).toBe("a row names no model (no-model, line 7)");
    expect(describeReason({ ...problem, line: null })).toBe("a row names no model (no-model)");
    expect(describeProblem({ ...problem, line: null })).toBe("error: a row names no model (no-model)");
  });
});
