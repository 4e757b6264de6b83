// Takes the labels of the saved pages into test/labels/: facts only, no words of a page but ids and short scopes.
//   node scripts/take-labels.ts [--pages ../shared/pages]
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { sha256 } from "../pipeline/domain/hash.ts";
import { label } from "../test/support/labels.ts";
import { savedPages } from "./saved-pages.ts";

/** A scope of more words is a sentence of its page; what is compared is only that there is one. */
const longestScope = 4;
/** Regions are ids, however many. */
const isRegionList = /^[a-z]+-[a-z]+-\d(?:, [a-z]+-[a-z]+-\d)*$/;

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({ options: { pages: { type: "string" } } });
const folder = values.pages === undefined ? join(root, "../shared/pages") : resolve(values.pages);
const out = join(root, "test/labels");

/** The label without what is not a fact, as text: a line for each entry. */
function labelText(page: string, bytes: Uint8Array, source: unknown): string {
  const { models, ambiguous } = label.parse({ ...(source as object), page, sha256: sha256(bytes) });
  const lines = (entries: readonly object[]) =>
    entries.length === 0
      ? "[]"
      : `[\n${entries.map((entry) => `    ${JSON.stringify(withoutDefaults(entry))}`).join(",\n")}\n  ]`;
  const head = `{\n  "page": ${JSON.stringify(page)},\n  "sha256": "${sha256(bytes)}"`;
  return `${head},\n  "models": ${lines(models)},\n  "ambiguous": ${lines(ambiguous)}\n}\n`;
}

function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).flatMap(([key, each]) => {
    if (each === null || (Array.isArray(each) && each.length === 0) || (key === "bound" && each === "on")) return [];
    const short = key === "scope" ? shortScope(String(each)) : each;
    return [[key, withoutDefaults(short)]];
  });
  return Object.fromEntries(kept);
}

const shortScope = (scope: string) =>
  isRegionList.test(scope) || scope.split(" ").length <= longestScope ? scope : "some customers";

rmSync(out, { recursive: true, force: true });
for (const { name, path } of savedPages(folder)) {
  if (!existsSync(`${path}.json`)) continue;
  const file = join(out, name.replace(/\.\w+$/, ".json"));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, labelText(name, readFileSync(path), JSON.parse(readFileSync(`${path}.json`, "utf8"))));
}
