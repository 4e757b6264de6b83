// What a snapshot keeps of a page: the words that facts are read from, and none of its prose.
import { describe, expect, test } from "vitest";
import { extractPage, type PageInput, snapshotPage } from "../../pipeline/extract/extract-page.ts";

const input = (format: PageInput["format"]): PageInput => ({
  provider: "example",
  page: "page",
  snapshot: null,
  format,
});
const table = (...rows: string[]): string =>
  ["| Model | Shutdown date | Notes | Replacement |", "| --- | --- | --- | --- |", ...rows].join("\n");

/** The body of the snapshot of a page, which has to read as the page does. */
function body(text: string, format: PageInput["format"] = "markdown"): string {
  const { body: rendered, extraction } = snapshotPage(text, input(format));
  const facts = ({ records }: Pick<typeof extraction, "records">) =>
    JSON.stringify(records, (key, value) => (key === "line" ? 0 : value));
  expect(facts(extractPage(`---\na: b\n---\n\n${rendered}`, input("markdown")))).toBe(facts(extraction));
  return rendered;
}

test("the title, headings of what is kept, and lifecycle tables are there", () => {
  const page = `# Models\n\n## About us\n\nHello.\n\n## Retired models\n\n${table("| `a-1` | May 1, 2026 | | `b-1` |")}\n`;
  expect(body(page)).toBe(
    "# Models\n\n## Retired models\n\n| Model | Shutdown date | Replacement |\n| --- | --- | --- |\n| `a-1` | May 1, 2026 | `b-1` |\n",
  );
});

test("prose, other columns and other tables are not", () => {
  const other = "| Model | Context |\n| --- | --- |\n| a-1 | 128k |";
  const page = `# Models\n\nSome words that nobody may copy.\n\n${other}\n\n${table("| `a-1` | 2026-05-01 | remarks of a person | |")}\n`;
  expect(body(page)).not.toMatch(/nobody|128k|remarks/);
});

test("a sentence that gives facts is a statement of ours", () => {
  const page = "# Models\n\nThe `a-1` model was retired on May 1, 2026.\n";
  const rendered = body(page);
  expect(rendered).toMatch(/^- .*`a-1`.*2026-05-01/m);
  expect(rendered).not.toContain("was retired");
});

test("a block that could not be read is there as its hash", () => {
  const page = "# Models\n\nThe `a-1` model was retired on May 1, 2026, unless the moon was full.\n";
  const rendered = body(page);
  expect(rendered).toMatch(/^- Unread: [0-9a-f]{16} \(1 dates, 1 models\)\.$/m);
  expect(rendered).not.toContain("moon");
});

describe("what a cell says", () => {
  const cell = (text: string, format: "markdown" | "html" = "markdown"): string => {
    const page =
      format === "markdown"
        ? table(`| \`a-1\` | 2026-05-01 | | ${text} |`)
        : `<table><tr><th>Model<th>Shutdown date<th>Replacement<tr><td>a-1<td>2026-05-01<td>${text}</table>`;
    return /\| ([^|]*(?:\\\|[^|]*)*) \|\n$/.exec(body(page, format))?.[1] ?? "";
  };

  test("keeps https links and no others", () => {
    expect(cell("[`b-1`](https://example.com/b)")).toBe("[`b-1`](<https://example.com/b>)");
    expect(cell("[`b-1`](javascript:alert(1))")).toBe("`b-1`");
  });

  test("is no markup: not a tag, a bar, a template or a heading", () => {
    expect(cell("b-1 &lt;script&gt;", "html")).toMatch(/^unread [0-9a-f]{16}$/);
    expect(cell("b-1 (&lt;script&gt;)", "html")).toBe("b-1 (\\<script>)");
    expect(cell("b-1\\|c-1")).toBe("b-1\\|c-1");
    expect(cell("&#123;&#123; b &#125;&#125;", "html")).not.toContain("{");
  });

  test("is cut down to its names where it is long, and left out where it is prose", () => {
    const long = "For most purposes we suggest that you move on to `b-1` or in some rare cases to `c-1` instead";
    expect(cell(long)).toMatch(/^unread [0-9a-f]{16}$/);
    const links = [..."bcdefghijklmn"].map((letter) => `[${letter} 1](https://example.com/${letter})`);
    expect(cell(links.join(" or "))).toBe(
      [..."bcdefghijklmn"].map((letter) => `[\`${letter} 1\`](<https://example.com/${letter}>)`).join(", "),
    );
  });
});

test("the snapshot of a snapshot is the same, where headings give a day too", () => {
  const titles = "| Model name | Deprecation time |\n| --- | --- |\n";
  const page = `## Models\n\n### Scheduled for deprecation on May 1, 2031\n\n${titles}| \`a-1\` | May 1, 2031 |\n`;
  const first = body(page);
  expect(first).toContain("- Fact: these models: deprecated on 2031-05-01.");
  expect(body(first)).toBe(first);
});
