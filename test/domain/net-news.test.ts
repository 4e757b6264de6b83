// News from the net effect: what a model was before the day and is after it, made of the changes that the diff finds.
import { describe, expect, it } from "vitest";
import { modelFinder } from "../../pipeline/domain/announced-models.ts";
import { announcementsOf } from "../../pipeline/domain/announcements.ts";
import { replay } from "../../pipeline/history/replay.ts";
import { snapshotExtractor } from "../../pipeline/ingest/project.ts";
import { loadSources } from "../../pipeline/storage/sources.ts";
import { plainText } from "../../pipeline/text/rich-text.ts";
import { fakeExtractor } from "../support/pages.ts";
import { project, root, sourceYaml } from "../support/project.ts";

/** The announcements of two pages of one provider, oldest first: day, kind and title, then the detail. */
function announced(snapshots: Record<string, string>): string[] {
  const effects = project(
    { "sources/acme/source.yaml": sourceYaml("acme", "models", "news") },
    Object.fromEntries(Object.entries(snapshots).map(([at, text]) => [`acme/${at}`, text])),
  );
  const history = replay(
    loadSources(effects, root).list,
    snapshotExtractor({ effects, root, extractor: fakeExtractor }),
  );
  const find = modelFinder({ ...history, names: new Map([["acme", "Acme"]]) });
  return announcementsOf(history.changes, find)
    .toReversed()
    .map(({ day, kinds, title, detail }) =>
      [`${day} ${kinds.join("+")}: ${plainText(title)}`, ...(detail ? [plainText(detail)] : [])].join(" | "),
    );
}

/** The same of one page, whose first state is its baseline. */
const onPage = (states: Record<string, string>) =>
  announced(Object.fromEntries(Object.entries(states).map(([day, text]) => [`models/${day}`, text])));

describe("on the day of retirement", () => {
  it("nothing is softened or withdrawn: the model is retired", () => {
    expect(
      onPage({
        "2025-10-21": "m | deprecated | retired=2025-10-22, retired~2025-10-29, deprecated=2025-08-13",
        "2025-10-28": "m | retired | retired=2025-10-28",
      }),
    ).toEqual([
      "2025-10-28 retired+date: Acme retired m on 28 October 2025 | 22 October 2025 → 28 October 2025 (6 days later); Before: tentatively 29 October 2025",
    ]);
  });

  it("the date that was known is named, and models of different dates are told apart", () => {
    expect(
      onPage({
        "2026-01-01":
          "a | active | retired=2026-07-23\nb | active | retired=2026-07-23\nc | active | retired=2026-08-01",
        "2026-08-10":
          "a | retired | retired=2026-07-23\nb | retired | retired=2026-07-23\nc | retired | retired=2026-08-01",
      }),
    ).toEqual([
      "2026-08-10 retired: Acme retired c on 1 August 2026",
      "2026-08-10 retired: Acme retired a and b on 23 July 2026",
    ]);
  });

  it("a list of deprecated models that takes it over says that it is retired", () => {
    expect(
      onPage({
        "2025-01-13": "m@1 | | retired=2025-01-27",
        "2025-02-13": "m | deprecated | retired=2025-01-27",
      }),
    ).toEqual(["2025-02-13 retired+renamed: Acme retired m on 27 January 2025"]);
    expect(onPage({ "2025-02-21": "m |", "2025-02-26": "m | deprecated | retired=2025-02-13" })).toEqual([
      "2025-02-26 retired: Acme gives 13 February 2025 as the retirement date of m",
    ]);
  });
});

describe("another event long ago", () => {
  const row = (dates: string) => `m | deprecated | ${dates}`;
  const from = (before: string, after: string) =>
    onPage({ "2026-01-01": row(before), "2026-02-27": row(after) }).map((line) => line.split(" | ")[0]);

  it("is no news where a page only now gives it, or no longer does, and nothing else changed", () => {
    const said = "deprecated=2025-09-15";
    expect([from("", said), from(said, "")]).toEqual([[], []]);
    expect(from("", "deprecated=2026-02-15")).toEqual([
      "2026-02-27 date: Acme gives a deprecation date for m: 15 February 2026",
    ]);
    expect(from(said, "deprecated=2025-09-20")).toEqual([
      "2026-02-27 date: Acme moves the deprecation date of m to 20 September 2025",
    ]);
    expect(from("", `${said}, retired=2026-09-15`)).toEqual([
      "2026-02-27 deprecation+date: Acme to retire m on 15 September 2026",
    ]);
  });
});

describe("a model retired long ago", () => {
  const long = "m | retired | retired=2024-11-06, deprecated=2024-09-04 | x";
  const other = "\nother | active";

  it.each([
    ["a column is gone", "m | retired | retired=2024-11-06 | x"],
    ["a cell is gone", "m | | deprecated=2024-09-04 | x"],
    ["its row is gone", "z | active"],
    ["its replacement is another", "m | retired | retired=2024-11-06, deprecated=2024-09-04 | y"],
    ["its date holds for fewer", "m | retired | retired=2024-11-06#API, deprecated=2024-09-04#API | x"],
    ["its stage is no longer given", "m | | retired=2024-11-06, deprecated=2024-09-04 | x"],
    ["it has another id", "m-2024-01-01 | retired | retired=2024-11-06, deprecated=2024-09-04 | x"],
  ])("is no news where %s", (_, after) => {
    expect(
      onPage({ "2025-01-01": long + other, "2025-10-21": after + other }).filter((it) => !it.includes("now lists")),
    ).toEqual([]);
  });

  it("is news where it comes back, or its date is corrected", () => {
    expect(onPage({ "2025-01-01": long, "2025-10-21": "m | active | deprecated=2024-09-04 | x" })).toEqual([
      "2025-10-21 withdrawn+stage: Acme no longer gives a retirement date for m (was 6 November 2024)",
    ]);
    expect(onPage({ "2025-01-01": long, "2025-10-21": long.replace("2024-11-06", "2026-11-06") })).toEqual([
      "2025-10-21 moved: Acme postpones the retirement of m by 2 years, to 6 November 2026 | 6 November 2024 → 6 November 2026",
    ]);
    expect(onPage({ "2025-01-01": long, "2025-10-21": long.replace("2024-11-06", "2024-12-06") })).toEqual([
      "2025-10-21 retired: Acme moves the retirement date of m to 6 December 2024 | 6 November 2024 → 6 December 2024",
    ]);
  });

  it("is news for a month after it", () => {
    expect(
      onPage({ "2025-01-01": "m | | retired=2025-03-01 | x", "2025-03-20": "m | | retired=2025-03-01 | y" }),
    ).toEqual(["2025-03-20 replacement: Acme names y as the replacement for m | x → y"]);
  });
});

describe("a rename", () => {
  const row = (id: string) => `${id} | active | retired=2027-01-01`;
  const titlesOf = (before: string[], after: string[]) =>
    onPage({ "2026-01-01": before.map(row).join("\n"), "2026-02-01": after.map(row).join("\n") });

  it("is said once, from name to name, or by number", () => {
    expect(titlesOf(["a-1", "b@1"], ["a1", "b"])).toEqual(["2026-02-01 renamed: Acme renames a-1 to a1 and b 1 to b"]);
    expect(titlesOf(["a-1", "b-2", "c-3"], ["a1", "b2", "c3"])).toEqual(["2026-02-01 renamed: Acme renames 3 models"]);
  });

  it("is told with what else changed", () => {
    expect(onPage({ "2026-01-01": row("m@1"), "2026-02-01": "m | active | retired=2027-02-01" })).toEqual([
      "2026-02-01 moved+renamed: Acme postpones the retirement of m by 31 days, to 1 February 2027 | 1 January 2027 → 1 February 2027",
    ]);
  });
});

describe("dates of different scopes", () => {
  it("are not moved by a table about something else", () => {
    expect(
      onPage({
        "2026-01-01": "# Models\nm | | retired=2026-12-31",
        "2026-02-01": "# Models\nm | | retired=2026-12-31, retired=2028-07-03#fine-tuned models",
      }),
    ).toEqual(["2026-02-01 deprecation: Acme to retire m on 3 July 2028 for “fine-tuned models”"]);
  });

  it("are in the title of several models where all of them have them", () => {
    const moved = "| retired=2026-03-31#Standard, retired=2026-10-01#others";
    expect(
      onPage({
        "2026-01-01": "# A\na | | retired=2026-03-31\nb | | retired=2026-03-31",
        "2026-02-01": `# A\na | ${moved}\nb | ${moved}\n# B\na | | retired=2027-10-01#fine-tuned models`,
      }).map((line) => line.split(" | ")[0]),
    ).toEqual([
      "2026-02-01 moved: Acme changes the retirement dates of a and b to 31 March 2026 for “Standard” and 1 October 2026 for “others”",
    ]);
  });

  it("are told once where they only hold for others now", () => {
    expect(
      onPage({
        "2026-01-01": "a | active | retired>2027-02-17\nb | active | retired>2027-04-16",
        "2026-02-01": "a | active | retired>2027-02-17#API\nb | active | retired>2027-04-16#API",
      }),
    ).toEqual([
      "2026-02-01 date: Acme gives the retirement date of a and b for “API” only | Earliest retirement dates: 17 February 2027 to 16 April 2027.",
    ]);
    expect(
      onPage({ "2026-01-01": "a | active | retired=2027-02-17", "2026-02-01": "a | active | retired=2027-02-17#API" }),
    ).toEqual([
      "2026-02-01 moved: Acme gives the retirement date of a as 17 February 2027 for “API” | 17 February 2027 now applies to “API” only",
    ]);
  });
});

describe("two pages", () => {
  const both = (date: string) => ({
    "models/2026-01-01": `m | active | retired=${date}`,
    "news/2026-01-01": `m | | retired=${date}`,
  });

  it("that move a date together tell of one move", () => {
    expect(
      announced({
        ...both("2026-10-16"),
        "models/2026-02-01": "m | active | retired=2026-10-20",
        "news/2026-02-01": "m | | retired=2026-10-20",
      }),
    ).toEqual([
      "2026-02-01 moved: Acme postpones the retirement of m by 4 days, to 20 October 2026 | 16 October 2026 → 20 October 2026",
    ]);
  });

  it("of which only one moves it contradict each other, until the other follows", () => {
    expect(
      announced({
        ...both("2026-10-16"),
        "models/2026-02-01": "m | active | retired=2026-10-20",
        "news/2026-02-03": "m | | retired=2026-10-20",
      }),
    ).toEqual([
      "2026-02-01 conflict: Acme gives conflicting retirement dates for m: 16 October 2026 and 20 October 2026",
      "2026-02-03 moved: Acme now gives only 20 October 2026 as the retirement date of m | Before: 16 October 2026",
    ]);
  });

  it("of which only one softens it contradict each other", () => {
    expect(announced({ ...both("2026-10-16"), "models/2026-02-01": "m | active | retired>2026-10-16" })).toEqual([
      "2026-02-01 conflict+date: Acme gives conflicting retirement dates for m: 16 October 2026 and not before 16 October 2026",
    ]);
  });

  it("do not contradict each other where one adds an earliest date before the day", () => {
    expect(
      announced({ ...both("2026-10-16"), "news/2026-02-01": "m | | retired=2026-10-16, retired>2026-09-01" }),
    ).toEqual(["2026-02-01 date: Acme will not retire m before 1 September 2026"]);
  });
});

describe("the date that is known", () => {
  it.each([
    [
      "m | active | retired=2026-10-16",
      "m | deprecated | retired=2026-10-16",
      "deprecation: Acme deprecates m, to be retired on 16 October 2026",
    ],
    [
      "m | active | retired=2026-10-16",
      "m | legacy | retired=2026-10-16",
      "deprecation: Acme marks m as legacy, to be retired on 16 October 2026",
    ],
    [
      "m | active | retired=2026-10-16",
      "z | active | retired>2027-01-01",
      "delisted: Acme no longer lists m, previously to be retired on 16 October 2026 | Removed from the page; no reason given.",
    ],
    [
      "m | active | retired=2025-12-16",
      "z |",
      "delisted: Acme no longer lists m, previously to be retired on 16 December 2025 | Removed from the page; no reason given.",
    ],
    [
      "m | retired | retired=2025-12-16",
      "z |",
      "delisted: Acme no longer lists m, retired on 16 December 2025 | Removed from the page; no reason given.",
    ],
    [
      "z |",
      "z |\nm | active | retired>2027-01-01",
      "listed: Acme now lists m, to be retired no earlier than 1 January 2027",
    ],
    [
      "z |",
      "z |\nm | active | retired>2027-01-01\nn | active | retired>2027-02-01",
      "listed: Acme now lists m and n | Earliest retirement dates: 1 January 2027 to 1 February 2027.",
    ],
    [
      "m | active | retired=2026-10-16 | x",
      "m | active | retired=2026-10-16 | y",
      "replacement: Acme names y as the replacement for m, to be retired on 16 October 2026 | x → y",
    ],
    [
      "m | active | deprecated=2026-10-16",
      "m | active |",
      "date: Acme no longer gives a deprecation date for m (was 16 October 2026)",
    ],
    [
      "m | active",
      "m | active | retired>2025-10-16",
      "date: Acme gives 16 October 2025 as the earliest retirement date of m",
    ],
  ])("is in the title: %s → %s", (before, after, title) => {
    const found = onPage({ "2026-01-01": before, "2026-01-10": after });
    expect(found).toContain(`2026-01-10 ${title}`);
  });
});
