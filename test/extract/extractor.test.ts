import { expect, it, test } from "vitest";
import type { Annotation } from "../../pipeline/domain/schema.ts";
import { extractSnapshot, fileFormat, pageInput } from "../../pipeline/extract/extractor.ts";
import { repository, sources } from "../support/repository.ts";

const [source] = sources;
if (!source) throw new Error("no source");
const [definition] = source.definition.pages;
const annotation = (page: string): Annotation => ({ page, block: "x", by: "a person", on: "2026-01-01", facts: [] });

test("a page is read with its own definition and annotations alone", () => {
  const annotated = { ...source, annotations: [annotation(definition?.id ?? ""), annotation("other")] };
  expect(pageInput(annotated, definition?.id ?? "", "2026-02-03", "html")).toEqual({
    provider: source.definition.id,
    page: definition?.id,
    snapshot: "2026-02-03",
    format: "html",
    annotations: [annotation(definition?.id ?? "")],
    definition,
  });
});

it("a page that the source does not define is read by the general rules", () => {
  expect(pageInput(source, "unknown", "2026-02-03", "markdown")).not.toHaveProperty("definition");
});

test("a snapshot is Markdown, whatever its page was", () => {
  const snapshot = { provider: source.definition.id, page: definition?.id ?? "", day: "2026-02-03", file: "x.md" };
  const text = "# Models\n\n| Model | Shutdown date |\n| --- | --- |\n| `a-1` | 2026-05-01 |\n";
  const { records } = extractSnapshot(repository.extractor, source, snapshot, text);
  expect(records.map(({ model, evidence }) => [model, evidence[0]?.snapshot])).toEqual([["a-1", "2026-02-03"]]);
});

test.each([
  ["page.md", "<html>", "markdown"],
  ["page.html", "# A", "html"],
  ["page", "\n<!DOCTYPE html><html>", "html"],
  ["page", "# A <html>", "markdown"],
  ["page.json", "[]", "json"],
  ["page.yml", "- a", "yaml"],
  ["/data/models.yml text/plain; charset=utf-8", "- a", "yaml"],
  ["application/json; charset=utf-8", "x", "json"],
  ["application/vnd.api+json", "x", "json"],
  ["page.json.md", "{", "markdown"],
  ["page", '{\n "data": []}', "json"],
  ["page", '[{"id": "a-1"}]', "json"],
  ["page", "[a link](https://acme.example)", "markdown"],
])("the format of %s that begins with %j is %s", (file, text, format) => {
  expect(fileFormat(repository.extractor, file, Buffer.from(text))).toBe(format);
});
