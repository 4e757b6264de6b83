import { describe, expect, it } from "vitest";
import { pageDefinition } from "../../pipeline/domain/schema.ts";
import { extractPage, snapshotPage } from "../../pipeline/extract/extract-page.ts";

const definition = pageDefinition.parse({
  id: "models",
  url: "https://acme.example/models",
  format: "markdown",
  misprints: { "m-2-preveiw": "acme-m-2-preview", "m-3-0925": "m-3-09-2025", toString: "never" },
});
const input = { provider: "acme", page: "models", snapshot: "2026-01-01", format: "markdown", definition } as const;
const page = `# Deprecations

| Model | Retirement date | Replacement |
| --- | --- | --- |
| \`m-2-preveiw\` | 2026-08-10 | \`m-9\` |
| \`m-3-0925\`, \`m-4\` | 2026-09-10 | \`m-9\` |

The model \`m-3-0925\` will be retired on 2026-09-10.
`;
const told = (text: string, given: Parameters<typeof extractPage>[1]) =>
  extractPage(text, given).records.map(({ id, events, aliases = [] }) => {
    return [id, events.map(({ date }) => date).join(), aliases.map(({ model }) => model).join()];
  });

describe("an id that a page misprints", () => {
  it("is corrected in rows and sentences, and kept as an alias where it is the only one", () => {
    expect(told(page, input)).toEqual([
      ["acme/acme-m-2-preview", "2026-08-10", "m-2-preveiw"],
      ["acme/m-3-09-2025", "2026-09-10", "m-3-0925"],
      ["acme/m-4", "2026-09-10", ""],
    ]);
  });

  it("stands in the snapshot as printed, and is corrected when that is read", () => {
    const { body } = snapshotPage(page, input);
    expect(body).toContain("m-2-preveiw");
    expect(body).not.toContain("acme-m-2-preview");
    expect(told(body, input)).toEqual(told(page, input));
  });

  it("is left as it is without the definition", () => {
    const { definition: _, ...bare } = input;
    expect(told(page, bare).map(([id]) => id)).toEqual(["acme/m-2-preveiw", "acme/m-3-0925", "acme/m-4"]);
  });
});
