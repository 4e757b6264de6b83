// A quiet day over every source of this repository, its hosts played by one server of this machine.
import { expect, it } from "vitest";
import { run } from "../../pipeline/cli/program.ts";
import { check as checkSchema } from "../../pipeline/domain/schema.ts";
import { startHost } from "../support/host.ts";
import { memoryEffects } from "../support/memory.ts";
import { testNetwork } from "../support/online.ts";
import { filesBelow, repository, sources, textOf } from "../support/repository.ts";
import { selfSigned } from "../support/tls.ts";

const root = "/almanac";
const checksFile = "generated/checks.json";
/** Those that have been read, as a first reading is no quiet day, and that need no key. */
const pages = sources.flatMap(({ definition, snapshots }) =>
  definition.pages
    .filter(({ id, key }) => (snapshots.get(id) ?? []).length > 0 && key === undefined)
    .map((page) => ({ definition, page })),
);
const hosts = [...new Set(pages.map(({ page }) => new URL(page.url).hostname))];

it("costs one conditional request a page, no body, and no file but the checks", async () => {
  const certificate = selfSigned(...hosts);
  const host = await startHost(certificate);
  const here = (url: string) => url.replace(/^(https:\/\/[^/]+)/, `$1:${host.port}`);
  const files = [...filesBelow("sources"), ...filesBelow("generated")].map((file) => [`${root}/${file}`, textOf(file)]);
  const effects = memoryEffects(Object.fromEntries(files));
  for (const { definition } of sources) {
    const file = `${root}/sources/${definition.id}/source.yaml`;
    effects.files.set(file, effects.readText(file).replaceAll(/(?<=\burl: )https:\S+/g, here));
  }
  const known = checkSchema.array().parse(JSON.parse(textOf(checksFile)));
  const validators = { etag: '"it"', lastModified: null };
  // A page that is doubted is fetched in full.
  const seen = known.map(({ held: _held, oldCopy: _oldCopy, ...entry }) =>
    entry.lastSnapshot === null
      ? { ...entry, status: "ok", lastChecked: effects.day }
      : { ...entry, status: "ok", answeredBy: here(entry.url), validators, lastChecked: "2026-11-20" },
  );
  effects.files.set(`${root}/${checksFile}`, JSON.stringify(seen));
  for (const { page } of pages) {
    host.paths.set(new URL(page.url).pathname, ({ headers }, response) => {
      response.writeHead(headers["if-none-match"] === '"it"' ? 304 : 500).end();
    });
  }
  let network = 0;
  const loadNetwork = async () => {
    network = performance.now();
    return testNetwork({ ca: certificate.cert });
  };
  const args = ["--root", root, "ingest", "--json"];
  const code = await run(args, effects, async () => repository.extractor, loadNetwork);
  await host.close();
  const { outcomes: all, changes } = JSON.parse(effects.printed.join("\n"));
  const outcomes = all.filter(({ status }: { status: string }) => status !== "left-out");
  expect(outcomes.filter(({ status }: { status: string }) => status !== "unchanged")).toEqual([]);
  expect([code, outcomes.length, changes]).toEqual([0, pages.length, []]);
  expect([host.asked.length, host.robots, host.sent]).toEqual([pages.length, hosts.length, 0]);
  expect(effects.touched).toEqual([`${root}/${checksFile}`]);
  const lastAsked = Math.max(...host.asked.map(({ at }) => at));
  console.log(
    `${pages.length} pages, ${hosts.length} hosts: network ${(lastAsked - network).toFixed(0)} ms, ` +
      `reading and writing ${(performance.now() - lastAsked).toFixed(0)} ms`,
  );
});
