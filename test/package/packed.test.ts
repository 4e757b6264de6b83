// The package as npm packs it, installed offline into an empty folder: it has all that it needs.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot, textOf } from "../support/repository.ts";

const folder = mkdtempSync(join(tmpdir(), "almanac-packed-"));
const app = join(folder, "app");
const env = { ...process.env, PATH: dirname(process.execPath) + delimiter + process.env.PATH };

function npm(cwd: string, ...args: string[]): string {
  return execFileSync("npm", args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function almanac(...args: string[]) {
  const { status, stdout, stderr } = spawnSync("npx", ["--offline", "almanac", ...args], {
    cwd: app,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  const packed = npm(repositoryRoot, "pack", "--pack-destination", folder, "--json");
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? packed;
  mkdirSync(app);
  writeFileSync(join(app, "package.json"), '{ "private": true, "type": "module" }');
  npm(app, "install", "--offline", "--no-audit", "--no-fund", join(folder, tarball));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the packed package", () => {
  it("brings nothing else with it and is small", () => {
    expect(readdirSync(join(app, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["model-almanac"]);
    const files = readdirSync(join(app, "node_modules/model-almanac"), { recursive: true, withFileTypes: true });
    const sizes = files.filter((it) => it.isFile()).map((it) => statSync(join(it.parentPath, it.name)).size);
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(5_000_000);
  });

  it("checks a folder", () => {
    writeFileSync(join(app, "app.py"), 'llm(model="text-davinci-003")\n');
    const { status, stdout } = almanac("check", "app.py");
    expect(stdout).toContain("app.py:1:12: error: [retired] text-davinci-003 (openai/text-davinci-003)");
    expect(status).toBe(2);
  });

  it("answers from its data", () => {
    expect(almanac("show", "openai/gpt-4-0613").stdout).toContain("openai/gpt-4-0613");
    expect(almanac("upcoming", "--within", "3650d", "--on", "2026-11-28").status).toBe(1);
    expect(almanac("upcoming", "--within", "3650d").status).toBe(0);
    expect(almanac("diff", "--since", "2026-08-01").stdout).toContain("OpenAI");
  });

  it("says which commands need a clone", () => {
    const { status, stderr } = almanac("ingest", "--dry-run");
    expect([status, stderr]).toEqual([1, expect.stringContaining("needs a clone")]);
  });

  it("says so where Node is too old", () => {
    const main = join(app, "node_modules/model-almanac/bin/almanac.js");
    const older = ["--import", "data:text/javascript,delete Map.groupBy"];
    const { status, stderr } = spawnSync(process.execPath, [...older, main, "status"], { encoding: "utf8" });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^almanac needs Node >= 22\.19 .*install a newer Node\.\n$/),
    ]);
  });

  it("serves agents", async () => {
    const main = join(app, "node_modules/model-almanac/bin/almanac.js");
    const client = new Client({ name: "test", version: "1.0.0" });
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [main, "mcp"], cwd: app }));
    const answer = await client.callTool({ name: "check_model", arguments: { id: "gpt-4-0613" } });
    await client.close();
    expect(answer.structuredContent).toMatchObject({ found: "one", models: [{ id: "openai/gpt-4-0613" }] });
  });

  it("exports its data", () => {
    expect(almanac("export", "sqlite", "--to", "out").stdout).toContain("almanac.sqlite");
    expect(readdirSync(join(app, "out"))).toContain("almanac.sqlite");
  });
});

describe("the library", () => {
  const blockOf = (document: string) => /```js\n([\s\S]*?)```/.exec(textOf(document))?.[1] ?? "";

  it.each(["README.md", "docs/library.md"])("runs the example of %s", (document) => {
    writeFileSync(join(app, "example.mjs"), blockOf(document));
    const said = execFileSync(process.execPath, ["example.mjs"], { cwd: app, encoding: "utf8" });
    expect(said).toMatch(/gpt-4-0613 retir/);
  });

  it("has types that fit the data and the examples, without those of others", () => {
    const config = {
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: "nodenext",
        target: "es2024",
        types: [],
        lib: ["es2024", "dom"],
      },
      files: ["example.ts"],
    };
    writeFileSync(join(app, "tsconfig.json"), JSON.stringify(config));
    writeFileSync(join(app, "example.ts"), `${blockOf("docs/library.md")}\nalmanac.answer("x");\n`);
    const tsc = join(repositoryRoot, "node_modules/typescript/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", "."], { cwd: app, encoding: "utf8" });
    // The one mistake, and no other.
    expect(stdout.trim().split("\n")).toEqual([expect.stringContaining("error TS2345")]);
  });

  it("is bundled for a browser without anything of Node, and without zod", async () => {
    writeFileSync(join(app, "browser.mjs"), 'export * from "model-almanac";');
    const bundle = await rolldown({ input: join(app, "browser.mjs"), platform: "browser" });
    const { output } = await bundle.generate({ format: "esm" });
    await bundle.close();
    expect(output).toHaveLength(1);
    expect(output[0].imports).toEqual([]);
    expect(output[0].code).not.toMatch(/node:|ZodError/);
    expect(output[0].code.length).toBeLessThan(300_000);
  });

  it("names what the documentation does", async () => {
    const file = join(app, "node_modules/model-almanac/lib/index.mjs");
    const names = Object.keys((await import(pathToFileURL(file).href)) as object).sort();
    expect(names).toEqual(["checkIndex", "createAlmanac", "outlook", "scan", "stageOn"]);
    for (const name of names) expect(textOf("docs/library.md")).toContain(`\`${name}(`);
  });
});
