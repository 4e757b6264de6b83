// `npm test`: every check in turn, whatever the one before it said; then one line with the counts.
// A test counts as itself; a check that is no test (types, lint, dead code, data) counts only when it fails.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const CHECKS = ["typecheck", "lint", "knip", "check:data"];
const root = join(import.meta.dirname, "..");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
const env = { ...process.env, PATH: join(root, "node_modules", ".bin") + delimiter + process.env.PATH };

/** Runs the npm script `name` with `extra` arguments and says whether it succeeded. */
function succeeds(name: string, extra = ""): boolean {
  console.log(`\n> ${name}`);
  return spawnSync(`${scripts[name]} ${extra}`, { cwd: root, env, shell: true, stdio: "inherit" }).status === 0;
}

/** Runs the unit tests and counts them from Vitest's own report; a run that broke otherwise is one failure. */
function runUnitTests(): { passed: number; failed: number } {
  const folder = mkdtempSync(join(tmpdir(), "almanac-test-"));
  const report = join(folder, "report.json");
  const ok = succeeds("test:unit", `--reporter=default --reporter=json --outputFile.json="${report}"`);
  try {
    const counts = JSON.parse(readFileSync(report, "utf8")) as { numPassedTests: number; numFailedTests: number };
    return { passed: counts.numPassedTests, failed: ok ? 0 : Math.max(1, counts.numFailedTests) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const broken = CHECKS.filter((name) => !succeeds(name));
const unit = runUnitTests();
const failed = unit.failed + broken.length;
if (broken.length > 0) console.log(`\nfailed checks: ${broken.join(", ")}`);
console.log(`\ntests: ${unit.passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
