import { describe, expect, it } from "vitest";
import { snapshotPage } from "../../pipeline/extract/extract-page.ts";
import { languagesIn, proposeMarkers, proposeRecords } from "../../pipeline/extract/propose-definition.ts";

describe("markers", () => {
  const markers = (page: string, format: "markdown" | "html" = "markdown") =>
    proposeMarkers(snapshotPage(page, { provider: "acme", page: "models", snapshot: null, format }).body, page);
  const rows = "| --- | --- | --- |\n| `wren-1` | 2026-05-01 | `wren-2` |\n";

  it("are titles of the retirement and one other column", () => {
    expect(markers(`| Model | Retirement date | Recommended replacement |\n${rows}`)).toEqual([
      "Retirement date",
      "Recommended replacement",
    ]);
  });

  it("are those of the most tables, and none that only our snapshot has", () => {
    const tables = ["Shutdown date", "Sunset date", "Sunset date"].map(
      (title, i) => `## Part ${i}\n\n| Model | ${title} | Replacement |\n${rows.replaceAll("wren-", `wren${i}-`)}`,
    );
    expect(markers(tables.join("\n"))).toEqual(["Sunset date", "Replacement"]);
    expect(markers("`wren-1` was retired on May 1, 2026.\n")).toEqual([]);
  });

  it("have their spaces as a page in HTML has them or not", () => {
    const page =
      "<main><table><tr><th>Model</th><th>Retirement\n date</th></tr><tr><td><code>wren-1</code></td><td>2026-05-01</td></tr></table></main>";
    expect(markers(page, "html")).toEqual(["Retirement date"]);
  });
});

describe("languages", () => {
  it.each([
    ["The model is retired on this day.\nUse the other one.", ["en"]],
    ["Das Modell wird abgeschaltet.\nBitte verwenden Sie das andere Modell.", ["de"]],
    ["このモデルは廃止されます。\n新しいモデルを使ってください。", ["ja"]],
    ["", []],
  ])("%s", (text, expected) => {
    expect(languagesIn(text)).toEqual(expected);
  });
});

describe("records of an answer", () => {
  const propose = (value: unknown) => proposeRecords(JSON.stringify(value), "json");

  it("are the first list of objects, with the columns that are understood", () => {
    const data = [{ id: "wren-1", shutdown_date: null, context: 5, tags: [], "end of life": "2026-05-01" }];
    expect(propose({ object: "list", data })).toEqual({
      list: "$.data[*]",
      columns: { id: "$.id", retired: { path: '$["end of life"]', optional: true } },
    });
  });

  it("have deeper fields too, and no object as a value", () => {
    const spec = { lifecycle: { retirement_date: "2026-05-01" } };
    expect(propose([{ name: "Wren 1", deprecation: spec }])).toEqual({
      list: "$[*]",
      columns: {
        name: "$.name",
        retired: { path: "$.deprecation.lifecycle.retirement_date", optional: true },
      },
    });
  });

  it("are null where there is no list", () => {
    expect(propose({ error: "no key" })).toBeNull();
  });
});
