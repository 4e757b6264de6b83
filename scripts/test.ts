// `npm test`: runs every check, even if others fail, then the tests; the last line has the counts.
// Each test counts; a check that is not a test (types, lint, dead code, sizes, data) counts only if it fails.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Coverage takes long, so it is checked in CI only. */
const CHECKS = [
  "typecheck",
  "lint",
  "knip",
  "sizes",
  "check:data",
  ...(process.env.CI === "true" ? ["test:coverage"] : []),
];
const root = join(import.meta.dirname, "..");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
const env = { ...process.env, PATH: join(root, "node_modules", ".bin") + delimiter + process.env.PATH };

/** Runs the npm script `name` with `extra` arguments and returns whether it succeeded; if `buffered`, its output is printed at the end. */
function succeeds(name: string, extra = "", buffered = false): Promise<boolean> {
  if (!buffered) console.log(`\n> ${name}`);
  const command = `${scripts[name]} ${extra}`;
  const child = spawn(command, {
    cwd: root,
    env,
    shell: true,
    stdio: buffered ? ["ignore", "pipe", "pipe"] : "inherit",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (output += text));
  return new Promise((resolve) => {
    child.on("close", (code) => {
      if (buffered) console.log(`\n> ${name}\n${output.trimEnd()}`);
      resolve(code === 0);
    });
  });
}

/** Runs the tests and counts them from Vitest's report; a run that fails in another way counts as one failure. */
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

// Not in parallel with the tests: the site build writes the types that the type check reads.
const checked = await Promise.all(CHECKS.map(async (name) => ({ name, ok: await succeeds(name, "", true) })));
const broken = checked.filter(({ ok }) => !ok).map(({ name }) => name);
const tests = await runTests();
const failed = tests.failed + broken.length;
if (broken.length > 0) console.log(`\nfailed checks: ${broken.join(", ")}`);
console.log(`\ntests: ${tests.passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
