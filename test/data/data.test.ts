// The committed data: every file of generated/ is sound, leads back to its snapshots and is rebuilt from them.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { run } from "../../pipeline/cli/program.ts";
import { underCurrentIds } from "../../pipeline/domain/former-ids.ts";
import { byText } from "../../pipeline/domain/order.ts";
import {
  type Change,
  check,
  type Evidence,
  type ModelRecord,
  modelRecord,
  storedChange,
} from "../../pipeline/domain/schema.ts";
import { replay } from "../../pipeline/history/replay.ts";
import { snapshotExtractor } from "../../pipeline/ingest/project.ts";
import { unusedAnnotations } from "../../pipeline/ingest/unread.ts";
import { type Effects, nodeEffects } from "../../pipeline/storage/effects.ts";
import { recordFile } from "../../pipeline/storage/file-names.ts";
import { seeded } from "../support/mutants.ts";
import { filesBelow, repository, repositoryRoot, sources, textOf } from "../support/repository.ts";
import { cachingExtractor } from "../support/soak/caching-extractor.ts";

/** Each snapshot is read once: what it says does not depend on the day of a replay or the order of folders. */
const { extractor: reader } = cachingExtractor(repository.extractor);

const recordFiles = filesBelow("generated/models");
const records = recordFiles.map((file) => modelRecord.parse(JSON.parse(textOf(file))));
const changeFiles = filesBelow("generated/changes");
const linesOf = (file: string): string[] => textOf(file).split("\n").slice(0, -1);
const stored = changeFiles.flatMap(linesOf).map((line) => storedChange.parse(JSON.parse(line)));
const changes = stored.filter((news) => news.type !== "passage-unread");
/** Each under the id that its record has now. */
const underCurrent = underCurrentIds(changes, records);
const passages = stored.filter((news) => news.type === "passage-unread");
const placed = underCurrent.flatMap((news) => (news.evidence === null ? [] : [{ ...news, evidence: news.evidence }]));
const known = new Map(records.map((record) => [record.id, record]));
const firstDays = new Map(
  sources.flatMap(({ definition, snapshots }) =>
    [...snapshots].map(([page, all]) => [`${definition.id}/${page}`, all[0]?.day ?? ""]),
  ),
);

/** Provider → the days on which a page of it, or some of its records, was taken without news. */
const quietDays = new Map(
  sources.map(({ definition, decisions }) => {
    const all = [...decisions.values()];
    const ends = all.flatMap(({ holds }) => holds.flatMap(({ quietly, until }) => (quietly && until ? [until] : [])));
    return [definition.id, new Set([...all.flatMap(({ baselines }) => baselines), ...ends])];
  }),
);

const snapshotLines = new Map(
  sources
    .flatMap(({ snapshots }) => [...snapshots.values()].flat())
    .map(({ file }) => [file, textOf(file).split("\n")]),
);

/** The snapshot's line, as a reader of the rendered Markdown sees its words. */
function lineAt(provider: string, { page, snapshot, line }: Evidence): string {
  const text = snapshotLines.get(`sources/${provider}/${page}/${snapshot}.md`)?.[line - 1] ?? "";
  return text
    .replace(/\\([^\p{L}\p{N}\s])/gu, "$1")
    .replaceAll("`", "")
    .replaceAll("<br>", "\n");
}

/** What a person took from the block that a place names: the facts about one model, as annotations.yaml gives them. */
function readAt({ provider, model }: Pick<ModelRecord, "provider" | "model">, place: Evidence) {
  const block = /^- Unread: (\w+) /.exec(lineAt(provider, place))?.[1];
  const annotations = sources.find(({ definition }) => definition.id === provider)?.annotations ?? [];
  const here = annotations.filter((each) => each.page === place.page && each.block === block);
  return here.flatMap(({ facts }) => facts).filter(({ models }) => models.includes(model));
}

/** Whether the place holds a row or a statement about the model. A row may name it by its display name alone. */
function isAbout(record: ModelRecord, place: Evidence): boolean {
  const { provider, formerIds = [] } = record;
  const former = formerIds.map((id): Named => {
    const [model = "", version = null] = id.slice(provider.length + 1).split("@");
    return { ...record, model, version };
  });
  const printed = misprintsOf(record, place).map((model): Named => ({ ...record, model }));
  return [record, ...former, ...printed].some((named) => isNamedAt(named, place));
}

/** What the definition of the page says that the page prints instead of the model's id. */
function misprintsOf({ provider, model }: ModelRecord, { page }: Evidence): string[] {
  const source = sources.find(({ definition }) => definition.id === provider);
  const { misprints = {} } = source?.definition.pages.find(({ id }) => id === page) ?? {};
  return Object.keys(misprints).filter((printed) => misprints[printed] === model);
}

type Named = Pick<ModelRecord, "provider" | "model" | "version" | "name">;

function isNamedAt(record: Named, place: Evidence): boolean {
  const { provider, model, version, name } = record;
  if (place.annotation) return readAt(record, place).length > 0;
  const line = lineAt(provider, place).toLowerCase();
  // A heading is about what is below it.
  if (place.table === null && line.startsWith("#")) return isBelow(record, place);
  const has = (text: string | null): boolean => text !== null && line.includes(text.toLowerCase());
  if (place.table !== null)
    return line.startsWith("| ") && (has(model) || has(name)) && (version === null || has(version));
  return line.startsWith("- fact: ") && (has(model) || line.includes(": these models:"));
}

/** Whether the model is named below a heading, before the next one. */
function isBelow({ provider, model }: Named, { page, snapshot, line }: Evidence): boolean {
  const lines = snapshotLines.get(`sources/${provider}/${page}/${snapshot}.md`)?.slice(line) ?? [];
  const end = lines.findIndex((text) => text.startsWith("#"));
  return lines.slice(0, end < 0 ? undefined : end).some((text) => text.includes(model));
}

/** The trail of headings above a line of a snapshot. */
function trailAt(lines: readonly string[], line: number): string[] {
  const trail: (string | undefined)[] = [];
  for (const text of lines.slice(0, line)) {
    const [, marks = "", heading] = /^(#{1,6}) (.*)$/.exec(text) ?? [];
    if (heading === undefined) continue;
    trail.length = marks.length;
    trail[marks.length - 1] = heading.replace(/\\(.)/g, "$1");
  }
  // The first level is the page's title.
  return trail.slice(1).flatMap((heading) => heading ?? []);
}

describe("the records", () => {
  it("have ids of their own and the files named after them", () => {
    expect(records.length).toBeGreaterThan(500);
    expect(known.size).toBe(records.length);
    expect(recordFiles).toEqual(records.map(({ id, provider }) => `generated/models/${recordFile(id, provider)}`));
    for (const { id, provider, model, version } of records)
      expect(id).toBe(`${provider}/${model}${version === null ? "" : `@${version}`}`);
  });

  it("have fixed key order, one value a line and a final newline", () => {
    const order = Object.keys(modelRecord.shape);
    for (const [at, file] of recordFiles.entries()) {
      const value = JSON.parse(textOf(file));
      expect(Object.keys(value), file).toEqual(
        order.filter((key) => !["stageScope", "aliases", "formerIds"].includes(key) || key in value),
      );
      expect(textOf(file), file).toBe(`${JSON.stringify(records[at], null, 2)}\n`);
    }
  });

  it("point with every fact at evidence there is, and with no evidence at nothing", () => {
    for (const { id, stage, stageEvidence, events, relative, replacements, evidence } of records) {
      expect(stageEvidence === null, id).toBe(stage === null);
      const used = [
        ...(stageEvidence === null ? [] : [{ evidence: stageEvidence }]),
        ...events,
        ...relative,
        ...replacements,
      ].map((fact) => fact.evidence);
      expect(
        used.filter((index) => index >= evidence.length),
        id,
      ).toEqual([]);
      expect(new Set(used).size, id).toBe(used.length === 0 ? 0 : evidence.length);
      expect(evidence.length, id).toBeGreaterThan(0);
    }
  });

  it("lead back to a line of a snapshot that speaks of the model, in the section named", () => {
    const wrong = records.flatMap((record) =>
      record.evidence
        .filter((place) => !isAbout(record, place))
        .map(
          (place) => `${record.id}: ${place.page}/${place.snapshot}:${place.line}: ${lineAt(record.provider, place)}`,
        ),
    );
    expect(wrong).toEqual([]);
    for (const { provider, evidence } of records)
      for (const { page, snapshot, section, line } of evidence)
        expect(trailAt(snapshotLines.get(`sources/${provider}/${page}/${snapshot}.md`) ?? [], line)).toEqual(section);
  });

  it("have dates whose words stand in that line", () => {
    const wrong = records.flatMap(({ id, provider, events, evidence }) =>
      events.flatMap(({ text, event, date, evidence: index }) => {
        const line = lineAt(provider, evidence[index] as Evidence).replace(/\s+/g, " ");
        // A date that a heading or note above gives has our own wording, and names its event and day.
        const ours = text.startsWith(`${event} `) && text.includes(date);
        return ours || line.includes(text.replace(/\s+/g, " ")) ? [] : [`${id}: "${text}" is not in: ${line}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("have replacements that stand in that line", () => {
    const words = (text: string): string => text.replaceAll("\\", "").replace(/\s+/g, " ").toLowerCase();
    const wrong = records.flatMap((record) =>
      record.replacements.flatMap(({ model, evidence }) => {
        const place = record.evidence[evidence] as Evidence;
        const line = place.annotation
          ? readAt(record, place)
              .flatMap(({ replacements }) => replacements)
              .join("\n")
          : lineAt(record.provider, place);
        return words(line).includes(words(model)) ? [] : [`${record.id}: ${model}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("name only replacements that exist, by their id", () => {
    const ids = records.flatMap(({ replacements }) => replacements.flatMap(({ id }) => id ?? []));
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
    expect(ids.length).toBeGreaterThan(50);
  });
});

describe("the changes", () => {
  it("have ids of their own and a record each", () => {
    expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
    expect(underCurrent.filter(({ record }) => !known.has(record))).toEqual([]);
    expect(
      records.filter(({ id }) => !underCurrent.some(({ record, type }) => record === id && type === "listed")),
    ).toEqual([]);
  });

  it("stand in the file of their month, oldest first", () => {
    for (const file of changeFiles) {
      const days = linesOf(file).map((line) => (JSON.parse(line) as Change).detectedOn);
      expect(days.map((day) => `generated/changes/${day.slice(0, 7)}.jsonl`)).toEqual(days.map(() => file));
      expect(days).toEqual([...days].sort(byText));
    }
  });

  it("are only ever added to: what was known on any day is the beginning of what is known now", () => {
    const extract = snapshotExtractor({ ...repository, extractor: reader });
    const days = [...new Set(changes.map(({ detectedOn }) => detectedOn))];
    // Each day costs a replay: with the last, a dozen of them.
    for (const day of days.filter((_, at) => (days.length - 1 - at) % Math.ceil(days.length / 12) === 0)) {
      const then = replay(sources, extract, day).changes;
      expect(then, day).toEqual(changes.slice(0, then.length));
      expect(changes[then.length]?.detectedOn ?? "9999", day).not.toBe(day);
    }
  });

  it("are a baseline on the day of a page's first snapshot, and of those that a person took without news", () => {
    for (const { record, detectedOn, type, baseline, evidence } of placed) {
      // An id may come from another page than the words for it, and what comes back keeps the place where it first was.
      if (type === "renamed" || type === "relisted") continue;
      const provider = known.get(record)?.provider ?? "";
      const isFirst = detectedOn === firstDays.get(`${provider}/${evidence.page}`);
      const isQuiet = quietDays.get(provider)?.has(detectedOn) ?? false;
      if (!isQuiet) expect([record, baseline]).toEqual([record, isFirst]);
      else if (isFirst) expect([record, baseline]).toEqual([record, true]);
    }
    expect(placed.filter(({ baseline }) => !baseline).length).toBeGreaterThan(500);
  });

  it("lead back to a snapshot too", () => {
    const wrong = placed.filter(({ record, evidence }) => {
      const about = known.get(record);
      return !about || !isAbout(about, evidence);
    });
    expect(wrong).toEqual([]);
    // A row with nothing but a name says nothing that could lead anywhere.
    const nothing = { stage: null, events: [], replacements: [] };
    for (const change of changes)
      if (change.evidence === null) expect(change).toMatchObject({ type: "listed", after: nothing });
  });
});

describe("the unread passages", () => {
  it("have ids of their own and lead to their line of a snapshot", () => {
    const ids = stored.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { provider, page, detectedOn, line, hash } of passages) {
      const text = snapshotLines.get(`sources/${provider}/${page}/${detectedOn}.md`)?.[line - 1] ?? "";
      // A section of which nothing is read is told by its heading.
      expect(text.startsWith("#") || text.includes(hash)).toBe(true);
    }
    expect(passages.length).toBeGreaterThan(0);
  });
});

it("every annotation is needed by a snapshot: the rules do not read its facts", () => {
  expect(sources.flatMap(({ annotations }) => annotations).length).toBeGreaterThan(0);
  expect(unusedAnnotations(repository, sources)).toEqual([]);
});

describe("the history", () => {
  it.each([
    ["azure-openai/model-retirements", 45],
    ["mistral/models", 31],
    ["anthropic/model-deprecations", 25],
    ["vertex/model-versions", 20],
    ["azure-foundry/model-lifecycle-retirement", 9],
    ["cohere/deprecations", 8],
    ["openai/deprecations", 6],
    ["vertex/partner-models", 4],
  ])("of %s has at least %i days", (page, count) => {
    expect(filesBelow(`sources/${page}`).length).toBeGreaterThanOrEqual(count);
  });

  it("knows that Cohere put its shutdown off for a month", () => {
    const moved = changes.filter(
      ({ type, record, detectedOn }) =>
        type === "date-moved" && record.startsWith("cohere/") && detectedOn === "2025-04-30",
    );
    expect(moved.length).toBeGreaterThan(0);
    for (const news of moved)
      expect(news).toMatchObject({
        event: "retired",
        before: { date: "2025-03-31" },
        after: { date: "2025-04-30" },
        days: 30,
        baseline: false,
      });
  });
});

describe("generated/ is up to date with sources/", () => {
  async function rebuildCheck(effects: Effects): Promise<{ code: number; said: string }> {
    const said: string[] = [];
    const silent = {
      out: (line: string) => void said.push(line),
      err: (line: string) => void said.push(line),
      progress: () => {},
    };
    const code = await run(
      ["--root", repositoryRoot, "rebuild", "--check"],
      { ...effects, ...silent },
      async () => reader,
    );
    return { code, said: said.join("\n") };
  }
  const clean = `generated/ is up to date with sources/: ${records.length} records, ${changes.length} changes`;

  it("here", async () => expect(await rebuildCheck(nodeEffects())).toEqual({ code: 0, said: clean }));

  it.each([1, 2, 3])("in whatever order folders are listed (%i)", async (seed) => {
    const random = seeded(seed);
    const effects = nodeEffects();
    const list = (folder: string): string[] =>
      effects
        .list(folder)
        .map((name) => ({ name, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ name }) => name);
    expect(await rebuildCheck({ ...effects, list })).toEqual({ code: 0, said: clean });
  });

  it.each([{ TZ: "Pacific/Kiritimati" }, { TZ: "Pacific/Pago_Pago", LANG: "ja_JP.UTF-8", LC_ALL: "ja_JP.UTF-8" }])(
    "under %o",
    (env) => {
      const cli = spawnSync(process.execPath, [join(repositoryRoot, "pipeline/cli/main.ts"), "rebuild", "--check"], {
        env: { ...process.env, ...env },
        encoding: "utf8",
      });
      expect({ code: cli.status, said: cli.stdout.trim() }).toEqual({ code: 0, said: clean });
    },
  );
});

describe("the JSON Schemas", () => {
  const schemaOf = (name: string) => z.fromJSONSchema(JSON.parse(textOf(`generated/schema/${name}.schema.json`)));
  const real: [string, unknown[]][] = [
    ["model", records],
    ["change", changes],
    ["check", z.array(check).parse(JSON.parse(textOf("generated/checks.json")))],
    ["source", sources.map(({ definition }) => definition)],
  ];

  it.each(real)("of a %s takes what is published, and nothing that lacks or adds a field", (name, values) => {
    const schema = schemaOf(name);
    expect(values.length).toBeGreaterThan(0);
    for (const value of values) expect(schema.safeParse(value).error?.issues).toBeUndefined();
    expect(schema.safeParse({}).success).toBe(false);
    expect(schema.safeParse({ ...(values[0] as object), extra: 1 }).success).toBe(false);
  });

  it("say of each stored day and date what it looks like", () => {
    const [first] = records.filter(({ events }) => events.length > 0);
    const schema = schemaOf("model");
    const dated = (date: string) => ({ ...first, events: first?.events.map((event) => ({ ...event, date })) });
    expect(
      ["2026-02-18", "2026-02", "2026-Q1", "2026"].filter((date) => !schema.safeParse(dated(date)).success),
    ).toEqual([]);
    expect(["2026-13-01", "18.2.2026", "soon"].filter((date) => schema.safeParse(dated(date)).success)).toEqual([]);
  });
});
