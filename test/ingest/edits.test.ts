// Edits of real pages, made on the latest snapshots: what only looks different is no news, and one edited cell is one.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../pipeline/domain/days.ts";
import type { Change, EventName, ModelRecord } from "../../pipeline/domain/schema.ts";
import type { SnapshotFile, Source } from "../../pipeline/domain/source.ts";
import type { Extraction } from "../../pipeline/extract/extraction.ts";
import { type Extractor, extractSnapshot } from "../../pipeline/extract/extractor.ts";
import { type IngestResult, ingest } from "../../pipeline/ingest/ingest.ts";
import { parseSnapshot } from "../../pipeline/storage/snapshot.ts";
import { loadSources } from "../../pipeline/storage/sources.ts";
import { factsOf } from "../support/changes.ts";
import { findDates, isEvent } from "../support/english-reader.ts";
import { dayForms, formatEdits, rolesOf } from "../support/format-edits.ts";
import { isLong } from "../support/long.ts";
import { type Memory, memoryEffects } from "../support/memory.ts";
import { cellsOf, rowOf, seeded, tablesOf } from "../support/mutants.ts";
import { filesBelow, repository, sources, textOf } from "../support/repository.ts";

const root = "/almanac";
const seed = 20_261_121;
const anySeed = fc.integer({ min: 0, max: 0x7fff_ffff });
/** How many edits of a kind are tried: half of them in the short form, the first ones of the same sequence. */
const runs = (all: number): number => (isLong ? all : Math.ceil(all / 2));

/** The real extractor, which reads each text once: the same snapshots are replayed in every run. */
const extractor: Extractor = {
  ...repository.extractor,
  extractPage: (text, input) => {
    const key = JSON.stringify([input.provider, input.page, input.snapshot, text]);
    const extraction = read.get(key) ?? repository.extractor.extractPage(text, input);
    read.set(key, extraction);
    return extraction;
  },
};
const read = new Map<string, Extraction>();

/** A page as it stands now: its latest snapshot, without the front matter. */
interface Page {
  source: Source;
  snapshot: SnapshotFile;
  lines: string[];
  extraction: Extraction;
}

const pages = sources.flatMap((source) =>
  [...source.snapshots.values()].flatMap((all): Page[] => {
    const snapshot = all.at(-1);
    if (!snapshot) return [];
    const { body } = parseSnapshot(textOf(snapshot.file), snapshot.file);
    const lines = body.trimEnd().split("\n");
    return [{ source, snapshot, lines, extraction: extractSnapshot(repository.extractor, source, snapshot, body) }];
  }),
);
const tabled = pages.filter(({ lines }) => tablesOf(lines).length > 0);

/** One of the list by its place in it, so that a counterexample is a number and not a whole page. */
const oneOf = (all: readonly unknown[]) => fc.nat(all.length - 1);
function at<T>(all: readonly T[], place: number): T {
  const value = all[place];
  if (value === undefined) throw new Error(`none at ${place}`);
  return value;
}

const published = new Map<string, Memory["files"]>();

/** The provider of a page alone, in memory, as published. */
function projectOf({ source }: Page): Memory {
  const provider = source.definition.id;
  const files = published.get(provider);
  const effects = memoryEffects();
  if (files) effects.files = files;
  else for (const file of filesBelow(`sources/${provider}`)) effects.files.set(`${root}/${file}`, textOf(file));
  const copy = memoryEffects(Object.fromEntries(effects.files) as Record<string, string>);
  if (!files) {
    ingest({ effects: copy, root, extractor }, loadSources(copy, root).list, []);
    published.set(provider, new Map(copy.files));
    copy.touched.length = 0;
  }
  return copy;
}

/** Ingests a further state of a page. */
function take(
  effects: Memory,
  { snapshot }: Page,
  lines: readonly string[],
  day: string,
  skipGuards = false,
): IngestResult {
  const { list } = loadSources(effects, root);
  const source = list.find(({ definition }) => definition.id === snapshot.provider);
  const definition = source?.definition.pages.find(({ id }) => id === snapshot.page);
  if (!source || !definition) throw new Error(`no page ${snapshot.file}`);
  const bytes = Buffer.from(`${lines.join("\n")}\n`);
  effects.touched.length = 0;
  return ingest({ effects, root, extractor }, list, [{ source, definition, day, format: "markdown", bytes }], {
    skipGuards,
  });
}

/** Files of the data that a run made or changed. The name is left out: of several rows, the first gives it. */
function rewritten(effects: Memory, page: Page): string[] {
  const before = projectOf(page);
  const data = effects.touched.filter((path) => /\/generated\/(?!checks\.json)/.test(path));
  const nameless = (from: Memory, path: string) =>
    from.exists(path) ? from.readText(path).replace(/^ {2}"name": .*$/m, "") : "";
  return data.filter((path) => nameless(effects, path) !== nameless(before, path));
}

/** What was edited, for the report of a failure. */
function edited(page: Page, lines: readonly string[]): string {
  const here = new Set(page.lines);
  return [page.snapshot.file, ...lines.filter((line) => !here.has(line))].slice(0, 6).join("\n");
}

/** The news of states that follow one another, a person having looked at each. */
function newsOf(page: Page, ...states: string[][]): Change[][] {
  const effects = projectOf(page);
  return states.map((lines, number) => {
    const { outcomes, changes } = take(effects, page, lines, `2027-01-0${number + 1}`, true);
    const reasons = outcomes.flatMap((outcome) => [outcome.status, ...outcome.reasons]);
    expect(reasons, edited(page, lines)).toEqual(["accepted"]);
    return changes;
  });
}

const said = (news: Change[]) =>
  news
    .map(factsOf)
    .map(({ type, record, event, before, after, days }) => ({ type, record, event, before, after, days }));

beforeAll(() => {
  for (const page of pages) projectOf(page);
});

describe("the same page again", () => {
  it.each(tabled.map((page) => [page.snapshot.file, page] as const))("%s changes no file but the checks", (_, page) => {
    const effects = projectOf(page);
    const first = take(effects, page, page.lines, "2027-01-01");
    expect([first.outcomes.map(({ status }) => status), first.changes]).toEqual([["unchanged"], []]);
    expect(effects.touched).toEqual([`${root}/generated/checks.json`]);
    take(effects, page, page.lines, "2027-01-01");
    expect(effects.touched).toEqual([]);
  });
});

describe("what only looks different is no news and changes no record", () => {
  const names = Object.keys(formatEdits);

  /** Edits the page and takes it; gives whether there was anything to edit. */
  const check = (page: Page, number: number, edits: readonly string[]): boolean => {
    const random = seeded(number);
    const lines = [...page.lines];
    for (const name of edits) formatEdits[name]?.(lines, tablesOf(lines), random);
    const effects = projectOf(page);
    const { outcomes, changes } = take(effects, page, lines, "2027-01-01");
    expect(outcomes[0]?.reasons, edited(page, lines)).toEqual([]);
    expect(said(changes), edited(page, lines)).toEqual([]);
    expect(rewritten(effects, page), edited(page, lines)).toEqual([]);
    return lines.join("\n") !== page.lines.join("\n");
  };

  it.each(names)("%s", (name) => {
    let count = 0;
    const property = fc.property(oneOf(tabled), anySeed, (page, number) => {
      if (check(at(tabled, page), number, [name])) count += 1;
    });
    fc.assert(property, { seed, numRuns: runs(15) });
    // Not every page has a link or an id in code to edit.
    expect(count).toBeGreaterThan(runs(15) / 20);
  });

  it("several of them at once", () => {
    const some = fc.shuffledSubarray(names, { minLength: 2 });
    const property = fc.property(oneOf(tabled), anySeed, some, (page, number, edits) => {
      check(at(tabled, page), number, edits);
    });
    fc.assert(property, { seed, numRuns: runs(30) });
  });
});

/** A row that alone speaks of its model, and of no other. */
interface Target {
  page: Page;
  line: number;
  roles: string[];
  titles: string[];
  cells: string[];
  record: ModelRecord;
}

const wordsIn = (line: string): string => line.replace(/\\(.)/g, "$1").replaceAll("`", "").toLowerCase();

function targetsOf(page: Page): Target[] {
  const { lines, extraction, source } = page;
  const read = new Set(source.annotations.flatMap(({ facts }) => facts.flatMap(({ models }) => models)));
  const rows = tablesOf(lines).flatMap((table) => {
    const roles = rolesOf(lines, table);
    return Array.from({ length: table.to - table.from }, (_, at) => {
      const cells = cellsOf(lines[table.from + at] ?? "");
      const subject = cells.filter((_, column) => ["id", "name", "version"].includes(roles[column] ?? "")).join(" ");
      return {
        line: table.from + at,
        roles,
        titles: cellsOf(lines[table.header] ?? ""),
        cells,
        subject: wordsIn(subject),
      };
    });
  });
  const has = (text: string, word: string): boolean => {
    const parts = text.split(word.toLowerCase());
    return parts.slice(1).some((after, part) => !/[\w.+-]/.test(`${parts[part]?.at(-1) ?? ""}${after[0] ?? ""}`));
  };
  const statements = lines.filter((line) => line.startsWith("- ")).map(wordsIn);
  const naming = (text: string) =>
    extraction.records.filter(({ model, version }) => has(text, model) && (version === null || has(text, version)));
  return rows.flatMap(({ subject, ...row }) => {
    const [record, ...others] = naming(subject);
    if (!record || others.length > 0) return [];
    const elsewhere =
      read.has(record.model) ||
      rows.some((other) => other.line !== row.line && naming(other.subject).includes(record)) ||
      statements.some((line) => has(line, record.model));
    return elsewhere ? [] : [{ page, record, ...row }];
  });
}

/** Whether another page of the provider has the model too: then what counts of an edit depends on both. */
const isOnOtherPage = ({ page, record }: Target): boolean =>
  pages.some(
    (other) =>
      other !== page &&
      other.source === page.source &&
      other.extraction.records.some(({ model }) => model.toLowerCase() === record.model.toLowerCase()),
  );

const targets = tabled.flatMap(targetsOf).filter((target) => !isOnOtherPage(target));

/** The page with one row in place of the target's, or none. */
function withRow({ page, line }: Target, ...rows: string[]): string[] {
  return page.lines.toSpliced(line, 1, ...rows);
}

function withCell(target: Target, column: number, cell: string): string[] {
  return withRow(target, rowOf(target.cells.with(column, ` ${cell} `)));
}

/** What the section says of all its rows. */
function notesOver({ page, line }: Target): string[] {
  const above = page.lines.slice(0, line);
  return above
    .slice(above.findLastIndex((text) => text.startsWith("#")))
    .filter((text) => text.startsWith("- Fact: these models:"));
}

const standsIn = ({ record, line }: Target, evidence: number | null): boolean => {
  const place = evidence === null ? undefined : record.evidence[evidence];
  return place !== undefined && place.table !== null && place.line === line + 1;
};

describe("one edit of a row is one piece of news", () => {
  it("has rows of many pages to choose from", () => {
    expect(targets.length).toBeGreaterThan(150);
    expect(new Set(targets.map(({ page }) => page.snapshot.file)).size).toBeGreaterThan(8);
  });

  const dates = targets.flatMap((target) =>
    target.roles.flatMap((role, column) => {
      const cell = target.cells[column]?.trim() ?? "";
      const [found, ...more] = findDates(cell, "mdy");
      const facts = target.record.events.filter(({ event }) => event === role);
      const [fact] = facts;
      const notes = notesOver(target);
      // The section says the day once more; or it says the month, and row and heading tell together which day is meant.
      const noted = notes.some(
        (note) => note.includes(`${role} on ${found?.date}`) || /announced on \d{4}-\d{2}[.;]/.test(note),
      );
      if (!isEvent(role) || noted || !found?.date || found.date.length < 10 || more.length > 0 || /[";]/.test(cell))
        return [];
      return fact && facts.length === 1 && fact.date === found.date && standsIn(target, fact.evidence)
        ? [{ target, column, cell, found, fact }]
        : [];
    }),
  );

  it("a date that moved", () => {
    expect(dates.length).toBeGreaterThan(150);
    fc.assert(
      fc.property(oneOf(dates), fc.integer({ min: 1, max: 28 }), fc.nat(2), (place, by, form) => {
        const { target, column, cell, found, fact } = at(dates, place);
        const later = addDays(fact.date, by);
        const days = later.slice(0, 4) === fact.date.slice(0, 4) ? by : -by;
        const date = addDays(fact.date, days);
        const written = `${cell.slice(0, found.start)}${dayForms(date)[form]}${cell.slice(found.end)}`;
        const [news = []] = newsOf(target.page, withCell(target, column, written));
        const { bound, event } = fact;
        expect(said(news)).toEqual([
          {
            type: "date-moved",
            record: target.record.id,
            event: event satisfies EventName,
            before: { date: fact.date, bound },
            after: { date, bound },
            days,
          },
        ]);
      }),
      { seed, numRuns: runs(40) },
    );
  });

  const stageWords = {
    preview: "Preview",
    active: "Active",
    legacy: "Legacy",
    deprecated: "Deprecated",
    retired: "Retired",
  } as const;
  const stages = targets.flatMap((target) => {
    const { record, roles, titles } = target;
    const column = roles.indexOf("stage");
    if (column < 0 || record.stage === null || !standsIn(target, record.stageEvidence)) return [];
    // Retirement makes a tentative date final, which is news of its own.
    const tentative = titles.some((title) => /tentative/i.test(title));
    return Object.entries(stageWords).flatMap(([stage, word]) =>
      stage === record.stage || (tentative && [stage, record.stage].includes("retired"))
        ? []
        : [{ target, column, stage, word }],
    );
  });

  it("another stage", () => {
    expect(stages.length).toBeGreaterThan(50);
    fc.assert(
      fc.property(oneOf(stages), (place) => {
        const { target, column, stage, word } = at(stages, place);
        const [news = []] = newsOf(target.page, withCell(target, column, word));
        const { id, stage: before } = target.record;
        expect(said(news)).toEqual([
          { type: "stage-changed", record: id, event: null, before: { stage: before }, after: { stage }, days: null },
        ]);
      }),
      { seed, numRuns: runs(30) },
    );
  });

  const replacements = targets.flatMap((target) => {
    const [replacement, ...more] = target.record.replacements;
    const column = target.roles.indexOf("replacement");
    return column >= 0 && replacement && more.length === 0 && standsIn(target, replacement.evidence)
      ? [{ target, column, was: replacement.model }]
      : [];
  });

  it("another replacement", () => {
    expect(replacements.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(
        oneOf(replacements),
        fc.constantFrom("`almanac-successor-9`", "almanac-successor-9"),
        (place, cell) => {
          const { target, column, was } = at(replacements, place);
          const [news = []] = newsOf(target.page, withCell(target, column, cell));
          expect(said(news)).toEqual([
            {
              type: "replacement-added",
              record: target.record.id,
              event: null,
              before: { replacement: was },
              after: { replacement: "almanac-successor-9" },
              days: null,
            },
          ]);
        },
      ),
      { seed, numRuns: runs(30) },
    );
  });

  it("a row that left, and came back", () => {
    fc.assert(
      fc.property(oneOf(targets), (place) => {
        const target = at(targets, place);
        const [gone = [], back = []] = newsOf(target.page, withRow(target), target.page.lines);
        const { id } = target.record;
        expect(said(gone)).toMatchObject([{ type: "delisted", record: id, after: null }]);
        expect(said(back)).toMatchObject([
          { type: "relisted", record: id, before: null, after: said(gone)[0]?.before },
        ]);
      }),
      { seed, numRuns: runs(30) },
    );
  });

  it("a row that is new", () => {
    fc.assert(
      fc.property(oneOf(targets), (place) => {
        const target = at(targets, place);
        const { cells, roles, page, record } = target;
        const subject = roles.includes("id") ? "id" : "name";
        const added = cells.map((cell, column) => {
          if (roles[column] === subject) return ` \`almanac-fresh-1\` `;
          return roles[column] === "name" ? " Almanac Fresh 1 " : cell;
        });
        const [news = []] = newsOf(page, withRow(target, rowOf(cells), rowOf(added)));
        const version = record.version === null ? "" : `@${record.version}`;
        expect(said(news)).toMatchObject([
          { type: "listed", record: `${record.provider}/almanac-fresh-1${version}`, before: null },
        ]);
        expect(said(news)[0]?.after).toMatchObject({ stage: record.stage });
      }),
      { seed, numRuns: runs(30) },
    );
  });
});
