import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordFile } from "../../pipeline/storage/file-names.ts";

const name = (model: string) => recordFile(`acme/${model}`, "acme").slice("acme/".length);

describe("the file of a record", () => {
  it("is the id where that is a safe name", () => {
    expect(name("gpt-4o@2024-05-13")).toBe("gpt-4o@2024-05-13.json");
    expect(name("claude-2.1")).toBe("claude-2.1.json");
  });

  it.each([
    "Mistral Large",
    "qwen/qwen3-32b",
    "nova-v1:0",
    "模型",
    "con",
    "con.v1",
    "nul",
    "lpt1",
    "end.",
    "..",
    "-rf",
    "",
    "a".repeat(300),
  ])("tells by a hash that %s is not", (model) => {
    expect(name(model)).toMatch(/~[0-9a-f]{12}\.json$/);
  });

  it("differs without regard to case", () => {
    expect(name("GPT-4o").toLowerCase()).not.toBe(name("gpt-4o").toLowerCase());
  });
});

describe("files of any two ids", () => {
  const part = fc.constantFrom(
    "a",
    "A",
    "b",
    "-",
    "_",
    ".",
    "/",
    ":",
    "@",
    "~",
    " ",
    "con",
    "aux",
    "é",
    "e\u0301",
    "İ",
    "\u212A",
    "字",
    "1",
  );
  const model = fc.oneof(fc.string({ unit: part, maxLength: 6 }), fc.string({ unit: "grapheme" }));

  it("are distinct, whatever the case", () => {
    fc.assert(
      fc.property(model, model, (a, b) => a === b || name(a).toLowerCase() !== name(b).toLowerCase()),
      { numRuns: 2000 },
    );
  });

  it("are safe everywhere", () => {
    fc.assert(
      fc.property(model, (a) => {
        const file = name(a);
        expect(file).toMatch(/^[a-z0-9_][a-z0-9._@~-]*\.json$/);
        expect(file.length).toBeLessThanOrEqual(120);
        expect(file.split(".")[0]).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/);
      }),
      { numRuns: 2000 },
    );
  });
});
