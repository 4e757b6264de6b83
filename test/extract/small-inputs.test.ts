// Small made-up pages beside the checkout, in ../shared/small, each of one shape, with what it says. Most of them are
// shapes that are not read yet, so they are counted: none may be lost of those that are read today.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import type { ModelRecord } from "../../pipeline/domain/schema.ts";
import { detectFormat, extractPage } from "../../pipeline/extract/extract-page.ts";
import { labelledModel } from "../support/labels.ts";
import { repositoryRoot } from "../support/repository.ts";

const folder = join(repositoryRoot, "../shared/small");
const absent = !existsSync(folder);
const expected = z.array(labelledModel.extend({ open: z.array(z.string()).default([]) }));
type Expected = z.infer<typeof expected>[number];

/** Today's figures; raise them when more is read. */
const floors = { right: 9, wrong: 35, silent: 27 };

const keyOf = ({ model, version }: Pick<Expected, "model" | "version">) =>
  `${model}${version ? `@${version}` : ""}`.toLowerCase();

function factsOf(records: readonly (Expected | ModelRecord)[]): Set<string> {
  return new Set(
    records.flatMap((record) => [
      ...record.events.map(
        ({ event, date, bound, scope }) => `${keyOf(record)} ${event} ${date} ${bound} ${scope ? "some" : "all"}`,
      ),
      ...(record.stage ? [`${keyOf(record)} stage ${record.stage}`] : []),
      ...record.replacements.map(
        (one) => `${keyOf(record)} -> ${(typeof one === "string" ? one : one.model).toLowerCase()}`,
      ),
    ]),
  );
}

interface Result {
  file: string;
  missed: string[];
  extra: string[];
  diagnostics: number;
}

function read(file: string): Result {
  const text = readFileSync(join(folder, file), "utf8");
  const labelled = expected.parse(
    JSON.parse(readFileSync(join(folder, file.replace(/\.\w+$/, ".expected.json")), "utf8")),
  );
  const open = labelled.flatMap((record) => record.open.map((kind) => `${keyOf(record)} ${kind} `));
  const page = { provider: "example", page: "page", snapshot: null, format: detectFormat(text, file) };
  const { records, problems, unread } = extractPage(text, page);
  const [wanted, found] = [factsOf(labelled), factsOf(records)];
  return {
    file,
    missed: [...wanted].filter((fact) => !found.has(fact)),
    extra: [...found].filter((fact) => !wanted.has(fact) && !open.some((start) => fact.startsWith(start))),
    diagnostics: problems.length + unread.length,
  };
}

it.skipIf(absent)(`small inputs are read${absent ? " (SKIPPED: no folder ../shared/small)" : ""}`, () => {
  const results = globSync("*.{md,html}", { cwd: folder, exclude: ["README.md"] })
    .sort()
    .map(read);
  const right = results.filter(({ missed, extra }) => missed.length + extra.length === 0);
  const wrong = results.filter(({ extra }) => extra.length > 0);
  const silent = results.filter(({ missed, diagnostics }) => missed.length > 0 && diagnostics === 0);
  const list = (some: Result[]) => some.map(({ file }) => `\n  ${file}`).join("");
  console.log(
    `${results.length} small inputs: ${right.length} right; wrong facts:${list(wrong)}\nmissed in silence:${list(silent)}`,
  );
  expect(right.length).toBeGreaterThanOrEqual(floors.right);
  expect(wrong.length).toBeLessThanOrEqual(floors.wrong);
  expect(silent.length).toBeLessThanOrEqual(floors.silent);
});
