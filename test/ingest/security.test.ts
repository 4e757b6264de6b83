// What a page, a host or a file name may say, followed to everything that we write and print.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { run } from "../../pipeline/cli/program.ts";
import { check, modelRecord, storedChange } from "../../pipeline/domain/schema.ts";
import { extractPage, snapshotPage } from "../../pipeline/extract/extract-page.ts";
import { recordFile } from "../../pipeline/storage/file-names.ts";
import { parseSnapshot } from "../../pipeline/storage/snapshot.ts";
import { acts, hostileWords, runnerCommands } from "../support/github.ts";
import { payloads } from "../support/hostile-checkout.ts";
import { type HostilePage, rawWritings, textWritings } from "../support/hostile-pages.ts";
import type { Memory } from "../support/memory.ts";
import { filesBelow, project, root, sourceYaml } from "../support/project.ts";
import { repositoryRoot } from "../support/repository.ts";

const names = [
  "../../x",
  "..",
  "a/../../b",
  "CON",
  "aux.txt",
  "lpt1",
  "C:\\x",
  "a\u0000b",
  "Gpt-4",
  "gpt-4 ",
  "x".repeat(300),
];
const words = [...new Set([...hostileWords, ...Object.values(payloads), ...names])];
const [first, second, third] = ["2026-02-01", "2026-02-02", "2026-02-03"] as const;

interface Told {
  effects: Memory;
  /** All that the commands printed, stdout and stderr. */
  log: string;
  report: string;
}

async function command(effects: Memory, ...args: string[]): Promise<string> {
  effects.printed.length = 0;
  effects.errors.length = 0;
  await run(["--root", root, ...args], effects);
  return [...effects.printed, ...effects.errors].join("\n");
}

/** Two states of a page, each taken though the guard may have doubts; gives all that was said of them. */
async function taken(pages: readonly [HostilePage, HostilePage]): Promise<Told> {
  const effects = project({ "sources/acme/source.yaml": sourceYaml("acme", "models\nminimumRecords: 0") });
  const log: string[] = [];
  const tell = async (...args: string[]) => void log.push(await command(effects, ...args));
  let report = "";
  for (const [i, { format, text }] of pages.entries()) {
    effects.files.set("/page", text.toWellFormed());
    const ingest = ["ingest", "--from", "/page", "--provider", "acme", "--format", format];
    await tell(...ingest, "--on", [first, second][i] as string, "--report", "/report.md");
    report += effects.readText("/report.md");
    await tell("status");
    if (effects.exists(`${root}/.almanac/quarantine`)) {
      await tell("accept", "acme/models", "--report", "/report.md");
      report += effects.readText("/report.md");
    }
  }
  return { effects, log: log.join("\n"), report };
}

/** What every command that only tells says of the data, and of a page. */
async function told(effects: Memory, { format, text }: HostilePage): Promise<string> {
  const log: string[] = [];
  const page = text.toWellFormed();
  effects.files.set("/page", page);
  effects.files.set("/next", `${page}\n`);
  const ingest = ["ingest", "--from", "/next", "--provider", "acme", "--format", format, "--on", third, "--dry-run"];
  for (const json of [[], ["--json"]]) {
    for (const args of [
      ["status"],
      ["diff", "--baseline"],
      ["upcoming", "--on", "2026-02-03", "--within", "400d"],
      ["extract", "/page", "--format", format],
      ingest,
      ...records(effects).map(({ id }) => ["show", id]),
    ])
      log.push(await command(effects, ...args, ...json));
  }
  effects.files.delete("/next");
  return log.join("\n");
}

const parsed = (files: Record<string, string>) => Object.entries(files).map(([path, text]) => ({ path, text }));
const records = (effects: Memory) =>
  parsed(filesBelow(effects, "generated/models/")).map(({ text }) => modelRecord.parse(JSON.parse(text)));
const snapshots = (effects: Memory) =>
  parsed(
    Object.fromEntries(
      Object.entries(filesBelow(effects, "sources/acme/models/")).filter(([path]) => path.endsWith(".md")),
    ),
  );

function parts(text: string): { keys: string[]; lines: number; body: Root } {
  const [, head = "", ...rest] = text.split(/^---\n/m);
  const body = unified().use(remarkParse).use(remarkGfm).parse(rest.join("---\n"));
  return { keys: Object.keys(parse(head)), lines: head.trimEnd().split("\n").length, body };
}

function below(node: Nodes): Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap(below) : [])];
}

/** What a snapshot is made of: how many headings, tables, columns, lists. */
function made(text: string): Record<string, number> {
  const count = (type: Nodes["type"]) => below(parts(text).body).filter((node) => node.type === type).length;
  return { headings: count("heading"), tables: count("table"), rows: count("tableRow"), cells: count("tableCell") };
}

/** Of what there is more than where a plain word stands. */
function more(found: Record<string, number>, plain: Record<string, number>): string[] {
  return Object.keys(found).filter((kind) => (found[kind] ?? 0) > (plain[kind] ?? 0));
}

function checkFiles(effects: Memory): void {
  const paths = Object.keys(filesBelow(effects, ""));
  const ours =
    /^(?:sources\/acme\/(?:source\.yaml|models\/(?:2026-02-0[12]\.md|decisions\.json))|\.almanac\/(?:quarantine\/acme\/models\.(?:json|md|html)|cache\/(?:replay\/acme|extractions\/acme\/models\/2026-02-0[12]-[0-9a-f]{16}))|generated\/(?:checks\.json|schema\/\w+\.schema\.json|changes\/2026-02\.jsonl|models\/acme\/[a-z0-9_][a-z0-9._@~-]{0,120}\.json))$/;
  expect(paths.filter((path) => !ours.test(path))).toEqual([]);
  const outside = [...effects.files.keys()].filter((path) => !path.startsWith(`${root}/`));
  expect(outside.sort()).toEqual(["/page", "/report.md"]);
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;
  expect(paths.filter((path) => path.split("/").some((name) => devices.test(name) || /[. ]$/.test(name)))).toEqual([]);
}

function checkSnapshots(effects: Memory): void {
  const markup = "heading paragraph text inlineCode link strong emphasis list listItem table tableRow tableCell".split(
    " ",
  );
  for (const { path, text } of snapshots(effects)) {
    const { keys, lines, body } = parts(text);
    expect([path, keys, lines]).toEqual([path, ["url", "retrieved", "sha256", "format"], 4]);
    const nodes = below(body).slice(1);
    const odd = nodes.filter(
      (node) =>
        !markup.includes(node.type) &&
        !(node.type === "html" && node.value === "<br>") &&
        // Text that looks like an address is one to GFM, wherever it stands.
        !(node.type === "link" && /^(?:https?:|mailto:)/.test(node.url)),
    );
    expect(odd).toEqual([]);
    expect(nodes.flatMap((node) => (node.type === "link" ? [node.url.split(":")[0]] : [])).join()).not.toMatch(
      /javascript|data|file/,
    );
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
  }
}

function checkData(effects: Memory): void {
  for (const { path, text } of parsed(filesBelow(effects, "generated/models/"))) {
    const record = modelRecord.parse(JSON.parse(text));
    expect(path).toBe(`generated/models/${recordFile(record.id, "acme")}`);
  }
  for (const { text } of parsed(filesBelow(effects, "generated/changes/"))) {
    const lines = text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
    expect(lines.pop()).toBe("");
    for (const line of lines) storedChange.parse(JSON.parse(line));
  }
  z.array(check).parse(JSON.parse(effects.readText(`${root}/generated/checks.json`)));
  expect(({} as Record<string, unknown>).retired).toBeUndefined();
}

/** The snapshot that was taken last reads as the page did. */
function checkReread(effects: Memory, page: HostilePage): void {
  const input = { provider: "acme", page: "models", snapshot: null };
  const facts = (text: string, format: HostilePage["format"]) =>
    JSON.stringify(extractPage(text, { ...input, format }).records, (key, value) => (key === "line" ? 0 : value));
  const latest = snapshots(effects).at(-1)?.text;
  if (latest !== undefined) expect(facts(latest, "markdown")).toBe(facts(page.text.toWellFormed(), page.format));
}

const unseen = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

/** Nothing of what was said is a command to a runner, a sign that moves others, or an act of GitHub. */
function checkSaid(log: string, report: string): void {
  expect(runnerCommands(log)).toEqual([]);
  expect(log).not.toMatch(unseen);
  expect(runnerCommands(report)).toEqual([]);
  for (const [act, pattern] of Object.entries(acts)) expect([act, pattern.exec(report)?.[0]]).toEqual([act, undefined]);
}

async function checkTaken(effects: Memory, page: HostilePage): Promise<void> {
  checkFiles(effects);
  checkSnapshots(effects);
  checkData(effects);
  checkReread(effects, page);
  expect(await command(effects, "rebuild", "--check")).toContain("generated/ is up to date with sources/");
}

/** Few enough that a report has room for all that is said of them. */
const together = 12;
const groups = Array.from({ length: Math.ceil(words.length / together) }, (_, at) =>
  words.slice(at * together, (at + 1) * together),
);

describe.each(Object.entries(textWritings))("a page that says it as %s", (_, write) => {
  // By number: the name of a test is printed, too.
  it.each(groups)("words of group %#", async (...group) => {
    const pages = [
      write(group, "2026-05-01"),
      write(
        group.map((word) => `${word} `),
        "2026-05-20",
      ),
    ] as const;
    const { effects, log, report } = await taken(pages);
    await checkTaken(effects, pages[1]);
    checkSaid(`${log}\n${await told(effects, pages[1])}`, report);
  });

  it("and no word adds to what a page is made of", () => {
    const body = (word: string) => {
      const { format, text } = write([word], "2026-05-01");
      const input = { provider: "acme", page: "models", snapshot: null, format };
      return `---\na: b\n---\n${snapshotPage(text.toWellFormed(), input).body}`;
    };
    const plain = made(body("plain"));
    expect(plain.tables).toBe(1);
    for (const [number, word] of words.entries()) expect([number, more(made(body(word)), plain)]).toEqual([number, []]);
  });
});

describe.each(Object.entries(rawWritings))("a page that says it as %s", (_, write) => {
  it.each(words)("word %#", async (word) => {
    const pages = [write(word, "2026-05-01"), write(`${word} `, "2026-05-20")] as const;
    const { effects, log, report } = await taken(pages);
    await checkTaken(effects, pages[1]);
    checkSaid(log, report);
  });
});

describe("what a person hands over", () => {
  const commands = ["::set-output name=a::b", "##[error]b", "a\n::error::b", "\u001b[2J::error::b"];

  it.each(commands)("gives no command to a runner: %#", async (word) => {
    const effects = project({
      "sources/acme/source.yaml": sourceYaml("acme", "models"),
      [`sources/${word}`]: "",
      [`sources/acme/${word}`]: "",
      [`generated/models/${word}/${word}.json`]: "{}",
      [`generated/changes/${word}`]: "",
    });
    effects.files.set("/page", "# A\n");
    const log: string[] = [];
    const lines = [
      ["ingest", "--from", word, "--provider", "acme"],
      ["ingest", "--from", "/page", "--provider", word],
      ["ingest", "--from", "/page", "--provider", "acme", "--on", word],
      ["ingest", "--offline", `--${word}`],
      ["accept", word],
      ["accept", `acme/${word}`],
      ["extract", word],
      ["show", word],
      ["upcoming", "--within", word],
      ["rebuild", "--check"],
      [word],
    ];
    for (const line of lines) log.push(await command(effects, ...line));
    expect(log.filter((text) => text === "")).toEqual([]);
    expect(runnerCommands(log.join("\n"))).toEqual([]);
    expect(log.join("\n")).not.toMatch(unseen);
  });

  it("is one value of the front matter, whatever a note says", async () => {
    const note = "a\n---\nkey: value\n...\n# heading\n---\n";
    const effects = project({ "sources/acme/source.yaml": sourceYaml("acme", "models") });
    effects.files.set("/page", "<h1>Models</h1><table><tr><th>Model<th>Shutdown date<tr><td>a-1<td>2026-05-01</table>");
    await command(
      effects,
      ..."ingest --from /page --provider acme --format html --on 2026-02-01 --note".split(" "),
      note,
    );
    const [file] = snapshots(effects);
    expect(parseSnapshot(file?.text ?? "", "x").head.note).toBe(note);
    expect(made(file?.text ?? "")).toEqual({ headings: 1, tables: 1, rows: 2, cells: 4 });
    expect(await command(effects, "rebuild", "--check")).toContain("generated/ is up to date with sources/");
  });
});

describe("the real command over a real disk", () => {
  it("writes below sources/<provider>/<page>/ and generated/ only", () => {
    const folder = mkdtempSync(join(tmpdir(), "almanac-hostile-"));
    try {
      const inside = join(folder, "deep", "inside", "root");
      mkdirSync(join(inside, "sources/acme"), { recursive: true });
      writeFileSync(join(inside, "sources/acme/source.yaml"), sourceYaml("acme", "models"));
      const cells = ["../../x", "../x-1", "a/../../b", "/etc/x-2", "con", "aux.txt", "LPT1", "a:b-1", "Gpt-4"];
      const rows = cells.map((word) => `| \`${word}\` | 2026-05-01 | \`${word}\` |\n`);
      const page = `# Models\n\n| Model | Shutdown date | Replacement |\n| --- | --- | --- |\n${rows.join("")}`;
      writeFileSync(join(folder, "page.md"), page.toWellFormed());
      const cli = join(repositoryRoot, "pipeline/cli/main.ts");
      const almanac = (...args: string[]) =>
        spawnSync(process.execPath, [cli, "--root", inside, ...args], { encoding: "utf8" });
      const took = almanac("ingest", "--from", join(folder, "page.md"), "--provider", "acme", "--on", "2026-02-01");
      const accepted = almanac("accept", "acme/models", "--json");
      const log = [took, accepted].map(({ stdout, stderr }) => `${stdout}\n${stderr}`).join("\n");

      expect(runnerCommands(log)).toEqual([]);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) =>
          join(parentPath, name)
            .slice(folder.length + 1)
            .replaceAll("\\", "/"),
        );
      const strays = files.filter((file) => !/^deep\/inside\/root\/(?:sources\/acme|generated|\.almanac)\//.test(file));
      expect(strays).toEqual(["page.md"]);
      expect(files.filter((file) => file.includes("generated/models/acme/")).length).toBe(cells.length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
