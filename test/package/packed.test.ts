// The package as npm packs it, installed offline into an empty folder: it has all that it needs.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "../support/repository.ts";

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

  it("is a library whose types and code agree", () => {
    writeFileSync(
      join(app, "use.mjs"),
      `import { almanacOn, assess, packedData, scan } from "model-almanac";
       const almanac = almanacOn(packedData(), "2026-11-28");
       const [finding] = scan('model: "text-davinci-003"', almanac.index, "2026-11-28");
       console.log(assess(finding, almanac, { via: null, scopes: [] }).status);`,
    );
    expect(execFileSync(process.execPath, ["use.mjs"], { cwd: app, encoding: "utf8" })).toBe("retired\n");
  });
});
