/**
 * `npm run drift -- 5000 [SEED]`: damages real pages so many times and counts what would be published wrong.
 * Fails where anything is.
 */
import { drift } from "../test/support/drift.ts";
import { snapshotPages, wholeTruePages } from "../test/support/true-pages.ts";

const count = Number(process.argv[2] ?? "2000");
const seed = Number(process.argv[3] ?? "1");
for (const [name, pages] of [
  ["committed snapshots", snapshotPages()],
  ["whole pages", wholeTruePages()],
] as const) {
  if (pages.length === 0) console.log(`${name}: none here (../shared/pages is absent)`);
  else {
    const { mutants, refused, quarantined, partlyHeld, delisted, lost, right, wrong } = drift(pages, count, seed);
    console.log(
      `${name}: ${mutants} mutants, ${quarantined} quarantined, ${refused} refused, ${right} published right (${partlyHeld} of them in part), ${wrong.length} published wrong`,
    );
    console.log(`  models published as gone from the page: ${JSON.stringify(delisted)}`);
    console.log(`  facts published as gone from models that are still there: ${JSON.stringify(lost)}`);
    for (const { page, kind, seed, facts } of wrong)
      console.log(`  ${page}, ${kind}, seed ${seed}: ${facts.join("; ")}`);
    if (wrong.length > 0) process.exitCode = 1;
  }
}
