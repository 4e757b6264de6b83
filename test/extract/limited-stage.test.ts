import { describe, expect, it } from "vitest";
import { pageDefinition } from "../../pipeline/domain/schema.ts";
import { extractPage, snapshotPage } from "../../pipeline/extract/extract-page.ts";

const definition = pageDefinition.parse({
  id: "models",
  url: "https://acme.example/models",
  format: "markdown",
  families: ["acme-audio"],
});
const input = { provider: "acme", page: "models", snapshot: "2026-01-01", format: "markdown", definition } as const;

const status = `# Deprecations

| Parameter | Status |
| --- | --- |
| \`top_z\` | Deprecated (Acme Large 4.7 and later) |
| \`top_y\` | Deprecated |
`;

describe("a stage that holds for a part", () => {
  it("says for whom, from the page and from its snapshot", () => {
    const stages = (text: string) =>
      extractPage(text, input).records.map(({ model, stage, stageScope }) => [model, stage, stageScope]);
    const expected = [
      ["top_y", "deprecated", undefined],
      ["top_z", "deprecated", "Acme Large 4.7 and later"],
    ];
    expect(stages(status)).toEqual(expected);
    expect(stages(snapshotPage(status, input).body)).toEqual(expected);
  });

  it("is left out and reported where the remark is not read", () => {
    const { records, problems } = extractPage(status.replace("Acme Large 4.7 and later", "bring a friend"), input);
    expect(records.find(({ model }) => model === "top_z")?.stage ?? null).toBeNull();
    expect(problems.map(({ value }) => value)).toContain("Deprecated (bring a friend)");
  });
});

it("a name that stands for several models is a family", () => {
  const page = `# Deprecations

| Shutdown date | Model family / snapshot |
| --- | --- |
| 2027-01-20 | \`acme-audio\` |
| 2027-01-20 | \`acme-audio-preview\` |
`;
  expect(extractPage(page, input).records.map(({ model, kind }) => [model, kind])).toEqual([
    ["acme-audio", "family"],
    ["acme-audio-preview", "model"],
  ]);
});
