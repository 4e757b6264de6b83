// Measures how long files and functions are, and fails where they are longer than the house rules allow.
//   node scripts/sizes.ts [--list]    with --list, also the longest files and functions
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import ts from "typescript";

const root = join(import.meta.dirname, "..");
/** House rules, in lines: half of all files and 95 % of all files and functions are no longer than this. */
const limits = { fileMedian: 90, file95: 300, function95: 45 };
const folders = ["pipeline", "src", "scripts"];

interface Size {
  name: string;
  lines: number;
}

/** Every TypeScript file below the folders, from the root, with forward slashes. */
function sourceFiles(): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/")),
  );
}

/** The functions of a file that span more than one line, with a body; a nested one counts for itself and in its parent. */
function functionsOf(path: string, text: string): Size[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  const found: Size[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const first = lineAt(node.getStart(source));
      const lines = lineAt(node.getEnd()) - first + 1;
      if (lines > 1) found.push({ name: `${path}:${first + 1}`, lines });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The value that a share of the sizes does not exceed; 0 for none. */
function quantile(sizes: readonly Size[], share: number): number {
  const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function longest(sizes: readonly Size[], limit: number): string[] {
  const over = sizes.filter(({ lines }) => lines > limit).sort((a, b) => b.lines - a.lines);
  return over.map(({ name, lines }) => `  ${String(lines).padStart(4)}  ${name}`);
}

const texts = sourceFiles().map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
const files = texts.map(({ path, text }): Size => ({ name: path, lines: text.trimEnd().split("\n").length }));
const functions = texts.flatMap(({ path, text }) => functionsOf(path, text));
const figures = [
  { what: "files, median", lines: quantile(files, 0.5), limit: limits.fileMedian },
  { what: "files, 95 %", lines: quantile(files, 0.95), limit: limits.file95 },
  { what: "functions, 95 %", lines: quantile(functions, 0.95), limit: limits.function95 },
];
for (const { what, lines, limit } of figures)
  console.log(`${what}: ${lines} lines, limit ${limit}${lines > limit ? ": too long" : ""}`);
if (parseArgs({ options: { list: { type: "boolean" } } }).values.list) {
  const over = [...longest(files, limits.file95), ...longest(functions, limits.function95)];
  console.log(`longer than that:\n${over.join("\n")}`);
}
process.exitCode = figures.some(({ lines, limit }) => lines > limit) ? 1 : 0;
