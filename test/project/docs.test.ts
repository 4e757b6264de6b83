// The documents: what they tell people to run exists, their links lead somewhere, their examples are what they say.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { run } from "../../pipeline/cli/program.ts";
import { change, modelRecord, sourceDefinition } from "../../pipeline/domain/schema.ts";
import { parseConfig } from "../../pipeline/notify/config.ts";
import { signatureHeaders } from "../../pipeline/notify/sign.ts";
import { recordFile } from "../../pipeline/storage/file-names.ts";
import { parseYaml } from "../../pipeline/storage/validate.ts";
import { memoryEffects } from "../support/memory.ts";
import { filesBelow, repositoryRoot, textOf } from "../support/repository.ts";

const documents = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "docs/data.md",
  "docs/faults.md",
  "docs/hosting.md",
  "docs/library.md",
  "docs/mcp.md",
  "docs/notify.md",
  "docs/operating.md",
  "docs/soak.md",
];

/** What stands in code, inline or fenced, a line each. */
const codeOf = (text: string): string[] =>
  [...text.matchAll(/```[^\n]*\n([\s\S]*?)```|`([^`\n]+)`/g)].flatMap(([, block, inline]) =>
    (block ?? inline ?? "").split("\n"),
  );

/** Fenced blocks of a language. */
const blocksOf = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, "gm"))].map(
    ([, indent = "", block = ""]) => block.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  );

async function helpOf(...command: string[]): Promise<string> {
  const effects = memoryEffects();
  expect(await run([...command, "--help"], effects)).toBe(0);
  return effects.printed.join("\n");
}

const namesIn = (help: string, pattern: RegExp): string[] => [...help.matchAll(pattern)].map(([, name = ""]) => name);
const commandsOf = (help: string): string[] =>
  namesIn(/^Commands:\n(?: .*\n?)*/m.exec(help)?.[0] ?? "", /^ {2}([a-z]+)/gm);
const optionsOf = (help: string): string[] => namesIn(help, /(--[a-z-]+)/g);

describe.each(documents)("%s", (document) => {
  const text = textOf(document);

  it("names only npm scripts that exist", () => {
    const named = [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)].map(
      ([, script, short]) => script ?? short ?? "",
    );
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });

  it("names only commands and options that the command line has", async () => {
    const commands = commandsOf(await helpOf());
    const lines = codeOf(text).flatMap((line) =>
      line.split(/&&|\|\||(?<!\\)\||[>#]/).flatMap((part) => namesIn(part, /(?<![\w-])almanac ([a-z].*)$/g)),
    );
    for (const line of lines) {
      const [, command = ""] = /^([a-z]+)/.exec(line) ?? [];
      expect(commands, line).toContain(command);
      expect(optionsOf(await helpOf(command)), line).toEqual(expect.arrayContaining(optionsOf(line)));
    }
    if (document === "README.md") expect(lines.length).toBeGreaterThan(10);
  });

  it("links only to files that exist", () => {
    const targets = [...text.matchAll(/\]\(<?([^)\s>]+)>?\)/g)].map(([, target = ""]) => target.replace(/#.*/, ""));
    // `../../actions` of the README is the repository's page on GitHub, whoever owns it.
    const relative = targets.filter((target) => target !== "" && !/^[a-z]+:|^\.\.\/\.\.\/actions\//.test(target));
    expect(relative.filter((target) => !existsSync(join(repositoryRoot, dirname(document), target)))).toEqual([]);
  });

  it("names only files and folders that exist", () => {
    const named = codeOf(text).filter((code) =>
      /^(?:pipeline|scripts|src|test|generated|sources|bench|deploy|docs|public)\/[\w./-]*$/.test(code),
    );
    expect(named.filter((path) => !existsSync(join(repositoryRoot, path)))).toEqual([]);
  });
});

describe("the README", () => {
  const text = textOf("README.md");

  it("has a row for every command", async () => {
    const rows = namesIn(text, /^\| `almanac ([a-z]+)/gm);
    expect([...rows, "help"].sort()).toEqual(commandsOf(await helpOf()).sort());
  });

  it("shows a record as records are", () => {
    const [example = ""] = blocksOf(text, "json");
    const record = modelRecord.parse(JSON.parse(example));
    expect(Object.keys(JSON.parse(example))).toEqual(
      Object.keys(modelRecord.shape).filter((key) => key !== "stageScope"),
    );
    expect(recordFile(record.id, record.provider)).toBe("birdsong/heron-2@2031-04-02.json");
    const facts = [...record.events, ...record.replacements, { evidence: record.stageEvidence ?? 0 }];
    expect(facts.filter(({ evidence }) => !record.evidence[evidence])).toEqual([]);
  });

  it("shows a change as changes are, its evidence cut short", () => {
    const [, example = ""] = blocksOf(text, "json");
    const { evidence: _, ...rest } = JSON.parse(example);
    expect(() => change.parse({ ...rest, evidence: null })).not.toThrow();
    const shape = change.options.find((option) => option.shape.type.value === rest.type)?.shape;
    const required = Object.keys(shape ?? {}).filter((field) => field !== "detectedNotBefore");
    expect(Object.keys(JSON.parse(example))).toEqual(required);
  });

  it("gives the fields of every type of change", () => {
    const common = ["id", "detectedOn", "detectedNotBefore", "type", "record", "baseline", "evidence"];
    const [, table = ""] = /\| `type` \| its own fields \|\n([\s\S]*?)\n\n/.exec(text) ?? [];
    const listed = table.split("\n").flatMap((row) => {
      const [types = "", fields = ""] = row.split("|").slice(1);
      const named = [...fields.matchAll(/`(\w+)`/g)].map(([, field]) => field);
      return [...types.matchAll(/`([\w-]+)`/g)].map(([, type]) => [type, named]);
    });
    const shapes = change.options.map(({ shape }) => [
      shape.type.value,
      Object.keys(shape).filter((field) => !common.includes(field)),
    ]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(shapes));
  });

  it("shows models and days of no provider", () => {
    const ids = filesBelow("generated/models").map((file) => file.split("/").at(-1)?.replace(".json", ""));
    expect(ids.filter((id) => id && blocksOf(text, "json").join().includes(`"${id}"`))).toEqual([]);
  });
});

describe("docs/notify.md", () => {
  const text = textOf("docs/notify.md");

  it("shows a configuration that can be read", () => {
    const [example = ""] = blocksOf(text, "yaml");
    const { site, targets } = parseConfig(
      example,
      "the example",
      { providers: ["openai", "anthropic"], records: ["openai/gpt-4o"] },
      () => ["openai/gpt-4o"],
    );
    expect(targets.map(({ kind }) => kind)).toEqual(["webhook", "slack", "mail"]);
    expect(site).toMatch(/^https:/);
  });

  it("shows how to verify a signature, and what it shows does", async () => {
    const [code = ""] = blocksOf(text, "js");
    const { isFromAlmanac } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const signed = signatureHeaders("key", '{"é":1}', 1000);
    const headers = Object.fromEntries(Object.entries(signed).map(([name, value]) => [name.toLowerCase(), value]));
    expect(isFromAlmanac("key", headers, '{"é":1}', 1100)).toBe(true);
    expect(isFromAlmanac("key", headers, '{"é":2}', 1100)).toBe(false);
    expect(isFromAlmanac("yek", headers, '{"é":1}', 1100)).toBe(false);
    expect(isFromAlmanac("key", headers, '{"é":1}', 1400)).toBe(false);
    expect(isFromAlmanac("key", {}, '{"é":1}', 1000)).toBe(false);
  });
});

describe("CONTRIBUTING", () => {
  it("shows a definition that can be read", () => {
    const [example = "", data = ""] = blocksOf(textOf("CONTRIBUTING.md"), "yaml");
    expect(parseYaml(sourceDefinition, example, "the example").pages).toHaveLength(1);
    const head = example.slice(0, example.indexOf("pages:"));
    expect(parseYaml(sourceDefinition, head + data, "the example for JSON").pages[0]?.records?.list).toContain(
      "$.data",
    );
  });

  it("explains every rule of a guard or a refusal", () => {
    const files = ["guard/guard-reason.ts", "examine.ts", "guard/append-only.ts", "fetch/fetch-page.ts"];
    const code = files.map((file) => textOf(`pipeline/ingest/${file}`)).join("\n");
    const rules = code.matchAll(/(?:rule: |\| |failureReason\(|failureReason\(\s+)"([a-z]+(?:-[a-z]+)+)"/g);
    const names = new Set([...rules].map(([, rule = ""]) => rule));
    expect(names.size).toBeGreaterThanOrEqual(23);
    expect([...names].filter((name) => !textOf("CONTRIBUTING.md").includes(`\`${name}\``))).toEqual([]);
  });
});

describe("the command line's own examples", () => {
  it("name only commands and options there are", async () => {
    const help = await helpOf();
    const examples = namesIn(help.slice(help.indexOf("Examples:")), /^ +almanac (.*)$/gm);
    expect(examples.length).toBeGreaterThan(3);
    for (const line of examples)
      expect(optionsOf(await helpOf(line.split(" ")[0] ?? ""))).toEqual(expect.arrayContaining(optionsOf(line)));
  });
});
