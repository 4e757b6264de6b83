import { expect, test } from "vitest";
import { pageDefinition } from "../../pipeline/domain/schema.ts";
import { extractPage, snapshotPage } from "../../pipeline/extract/extract-page.ts";

const table = (model: string) => `| Model | Retirement date |\n| --- | --- |\n| \`${model}\` | 2031-05-01 |\n`;
const page = `# Schedule\n\n## Sold by us\n\n${table("heron-1")}\n### Tuned\n\n${table("heron-2")}\n## From partners\n\n${table("wren-1")}`;

function idsIn(sections: object, text = page): string[] {
  const url = "https://birdsong.example/schedule";
  const definition = pageDefinition.parse({ id: "schedule", url, format: "markdown", sections });
  const input = { provider: "birdsong", page: "schedule", snapshot: null, format: "markdown" as const, definition };
  const { body, extraction } = snapshotPage(text, input);
  const ids = extraction.records.map(({ model }) => model);
  expect(extractPage(body, input).records.map(({ model }) => model)).toEqual(ids);
  return ids;
}

test("of a page about several subjects, only the sections named are read, with what is below them", () => {
  expect(idsIn({ only: ["SOLD BY US"] })).toEqual(["heron-1", "heron-2"]);
  expect(idsIn({ only: ["Tuned"] })).toEqual(["heron-2"]);
  expect(idsIn({ except: ["Sold by us"] })).toEqual(["wren-1"]);
  expect(idsIn({ only: ["Sold by us"], except: ["Tuned"] })).toEqual(["heron-1"]);
});

test("a page that lost the section has nothing to read", () => {
  expect(idsIn({ only: ["Sold by us"] }, page.replace("Sold by us", "Ours"))).toEqual([]);
});
