// A sample of mutants of real pages (npm run mutants has thousands): nothing wrong and nothing lost without a report.
// Skipped until READER_CORPUS=1 says that the reader is to be held to it.
import { describe, expect, it } from "vitest";
import { kinds, type Mutant, mutantOf } from "../support/reader-mutants/index.ts";
import { originals } from "../support/reader-mutants/originals.ts";

const isHeld = process.env.READER_CORPUS === "1";

/** One of each kind. */
const seeds = Array.from({ length: kinds.length }, (_, at) => at + 1);

const described = ({ seed, kind, page, verdict, facts }: Mutant): string =>
  `seed ${seed}, ${kind}, ${page}: ${verdict}: ${facts.slice(0, 3).join("; ")}`;

describe.skipIf(!isHeld).each(["markdown", "html"] as const)("mutants in %s", (form) => {
  it("are read right, or reported", () => {
    const pages = originals(form);
    const mutants = seeds.flatMap((seed) => mutantOf(seed, pages) ?? []);
    expect(mutants.length).toBeGreaterThan(0.7 * kinds.length);
    expect(mutants.filter(({ verdict }) => verdict.startsWith("silently")).map(described)).toEqual([]);
  });
});
