import { expect, it } from "vitest";
import { extractPage } from "../../pipeline/extract/extract-page.ts";

const table = "| Model | Retirement date |\n| --- | --- |\n| `gpt-4-0314` | June 13, 2027 |\n";

/** How many passages of a page with this sentence are unread, and how many records it has. */
function read(sentence: string): [number, number] {
  const text = `# Model retirements\n\n${sentence}\n\n${table}`;
  const { unread, records } = extractPage(text, {
    provider: "acme",
    page: "models",
    snapshot: null,
    format: "markdown",
  });
  return [unread.length, records.length];
}

it.each([
  "This page has moved to the new lifecycle page.",
  "This page is no longer maintained.",
  "> These docs are archived.",
  "Cette page n’est plus mise à jour.",
  "Diese Seite wird nicht mehr gepflegt.",
  "本页面不再更新。",
])("a page that says of itself that it has ended is for a person to read: %s", (sentence) => {
  expect(read(sentence)).toEqual([1, 1]);
});

it("other sentences about the page are not", () => {
  expect(read("This page lists all models.")).toEqual([0, 1]);
});
