/**
 * `npm run mutants -- COUNT SEED`: mutates real pages so many times from a seed on, in Markdown and in HTML, and counts by
 * kind what is read wrong. `--kind TEXT` takes only kinds with that in their name, `--show N` prints the first N mutants
 * that are wrong or lost in silence, `--seed N --form html` prints one mutant. Seeds from 9000 on are drawn with words
 * that no other seed uses: they are for the very end, and need `--unseen`.
 */
import { parseArgs } from "node:util";
import { firstUnseenSeed } from "../test/support/reader-mutants/draw.ts";
import { kinds, type Mutant, mutantOf } from "../test/support/reader-mutants/index.ts";
import { type Verdict, verdicts } from "../test/support/reader-mutants/judge.ts";
import { originals } from "../test/support/reader-mutants/originals.ts";
import type { Form } from "../test/support/reader-mutants/page.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: "string", default: "" },
    show: { type: "string", default: "10" },
    seed: { type: "string" },
    form: { type: "string" },
    unseen: { type: "boolean", default: false },
  },
});
const count = Number(positionals[0] ?? "500");
const first = Number(values.seed ?? positionals[1] ?? "1");
const forms = (["markdown", "html"] as const).filter((form) => values.form === undefined || values.form === form);

function run(form: Form["name"]): Mutant[] {
  const pages = originals(form);
  const mutants: Mutant[] = [];
  const last = first + 3 * count * (values.kind === "" ? 1 : kinds.length);
  for (let seed = first; mutants.length < count && seed < last; seed += 1) {
    if (!values.unseen && seed >= firstUnseenSeed) break;
    if (!(kinds[seed % kinds.length] ?? "").includes(values.kind)) continue;
    const mutant = mutantOf(seed, pages);
    if (mutant) mutants.push(mutant);
  }
  console.log(`\n${form}: ${mutants.length} mutants of ${pages.length} pages from seed ${first}`);
  return mutants;
}

function printCounts(mutants: readonly Mutant[]): void {
  const line = (name: string, counts: number[]): string =>
    `${name.padEnd(42)}${counts.map((each) => String(each).padStart(8)).join("")}`;
  const countsOf = (some: readonly Mutant[]): number[] =>
    verdicts.map((verdict) => some.filter((mutant) => mutant.verdict === verdict).length);
  console.log(line("", []) + verdicts.map((verdict) => short[verdict].padStart(8)).join(""));
  for (const kind of kinds) {
    const some = mutants.filter((mutant) => mutant.kind === kind);
    if (some.length > 0) console.log(line(kind, countsOf(some)));
  }
  console.log(line("all", countsOf(mutants)));
}

const short: Record<Verdict, string> = {
  "silently wrong": "s.wrong",
  "silently lost": "s.lost",
  "wrong, reported": "wrong",
  "lost, reported": "lost",
  right: "right",
};

function printMutant({ seed, kind, page, verdict, facts, text, places }: Mutant, isWhole: boolean): void {
  console.log(`\nseed ${seed}, ${kind}, ${page}: ${verdict}`);
  for (const fact of facts.slice(0, 5)) console.log(`  ${fact}`);
  const lines = text.split("\n");
  for (const [from, to] of places)
    for (let at = from; at <= (isWhole ? to : Math.min(to, from + 5)); at += 1)
      if (lines[at - 1]?.trim()) console.log(`  ${at}: ${(lines[at - 1] ?? "").slice(0, 200)}`);
}

if (values.seed !== undefined)
  for (const form of forms) {
    const mutant = mutantOf(first, originals(form));
    if (mutant) printMutant(mutant, true);
  }
else
  for (const form of forms) {
    const mutants = run(form);
    printCounts(mutants);
    const silent = mutants.filter(({ verdict }) => verdict.startsWith("silently"));
    for (const mutant of silent.slice(0, Number(values.show))) printMutant(mutant, false);
    if (silent.length > 0) process.exitCode = 1;
  }
