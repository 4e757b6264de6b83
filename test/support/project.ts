/** A project in memory: sources in the page language, and the command line over them. */
import { run } from "../../pipeline/cli/program.ts";
import { snapshotText } from "../../pipeline/storage/snapshot.ts";
import { type Memory, memoryEffects } from "./memory.ts";
import { fakeExtractor } from "./pages.ts";

export const root = "/almanac";

/** A source definition with these pages; further YAML of a page may follow its id after a newline. */
export function sourceYaml(provider: string, ...pages: string[]): string {
  const entries = pages.map((page) => {
    const [id = "", ...more] = page.split("\n");
    return [
      `  - id: ${id}`,
      `    url: https://example.com/${id}`,
      "    format: markdown",
      ...more.map((line) => `    ${line}`),
    ].join("\n");
  });
  return [
    `id: ${provider}`,
    `name: ${provider}`,
    "links:",
    "  home: https://example.com",
    "pages:",
    ...entries,
    "",
  ].join("\n");
}

/** A snapshot file of a page in the page language. */
function snapshot(day: string, body: string): string {
  return snapshotText(
    { url: "https://example.com/page", retrieved: day, sha256: "0".repeat(64), format: "markdown" },
    body,
  );
}

/** Effects over a project given as path below the root → text; `snapshots` takes `acme/models/2026-01-01` → body. */
export function project(files: Record<string, string>, snapshots: Record<string, string> = {}): Memory {
  const all = Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]);
  const taken = Object.entries(snapshots).map(([name, body]) => [
    `${root}/sources/${name}.md`,
    snapshot(name.slice(-10), body),
  ]);
  return memoryEffects(Object.fromEntries([...all, ...taken]));
}

const offline = () => Promise.reject(new Error("this test has no network"));

/** Runs a command line over the project; gives exit code and what it printed. */
export async function almanac(effects: Memory, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  effects.printed.length = 0;
  effects.errors.length = 0;
  const code = await run(["--root", root, ...args], effects, async () => fakeExtractor, offline);
  return { code, out: effects.printed.join("\n"), err: effects.errors.join("\n") };
}

/** The files below a folder of the project, as text. */
export function filesBelow(effects: Memory, folder: string): Record<string, string> {
  const prefix = `${root}/${folder}`;
  const found = [...effects.files].filter(([path]) => path.startsWith(prefix));
  return Object.fromEntries(
    found.map(([path, content]) => [path.slice(root.length + 1), Buffer.from(content).toString("utf8")]),
  );
}
