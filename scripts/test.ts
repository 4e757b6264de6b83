// `npm test`: every check, whatever the others say; then the tests; then one line with the counts.
// A test counts as itself; a check that is no test (types, lint, dead code, data) counts only when it fails.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** The floor of coverage is asked where nobody waits for it: in CI. */
const CHECKS = ["typecheck", "lint", "knip", "check:data", ...(process.env.CI === "true" ? ["test:coverage"] : [])];
const root = join(import.meta.dirname, "..");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
const env = { ...process.env, PATH: join(root, "node_modules", ".bin") + delimiter + process.env.PATH };

/** Runs the npm script `name` with `extra` arguments and says whether it succeeded; `aside` prints in one piece at its end. */
function succeeds(name: string, extra = "", aside = false): Promise<boolean> {
  if (!aside) console.log(`\n> ${name}`);
  const command = `${scripts[name]} ${extra}`;
  const child = spawn(command, { cwd: root, env, shell: true, stdio: aside ? ["ignore", "pipe", "pipe"] : "inherit" });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (said += text));
  return new Promise((resolve) => {
    child.on("close", (code) => {
      if (aside) console.log(`\n> ${name}\n${said.trimEnd()}`);
      resolve(code === 0);
    });
  });
}

/** Runs the tests and counts them from Vitest's own report; a run that broke otherwise is one failure. */
async function runTests(): Promise<{ passed: number; failed: number }> {
  const folder = mkdtempSync(join(tmpdir(), "almanac-test-"));
  const report = join(folder, "report.json");
  const ok = await succeeds("test:unit", `--reporter=default --reporter=json --outputFile.json="${report}"`);
  try {
    const counts = JSON.parse(readFileSync(report, "utf8")) as { numPassedTests: number; numFailedTests: number };
    return { passed: counts.numPassedTests, failed: ok ? 0 : Math.max(1, counts.numFailedTests) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Not beside the tests: a build of the site writes the types that the check reads.
const checked = await Promise.all(CHECKS.map(async (name) => ({ name, ok: await succeeds(name, "", true) })));
const broken = checked.filter(({ ok }) => !ok).map(({ name }) => name);
const tests = await runTests();
const failed = tests.failed + broken.length;
if (broken.length > 0) console.log(`\nfailed checks: ${broken.join(", ")}`);
console.log(`\ntests: ${tests.passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
