/** A project whose pages stand on the test's own TLS server, with the command line over both. */

import { run } from "../../pipeline/cli/program.ts";
import { type Network, type NetworkSettings, openNetwork } from "../../pipeline/ingest/fetch/network.ts";
import { fetchLimits } from "../../pipeline/ingest/fetch/response-limits.ts";
import { certificate, type Host, names } from "./host.ts";
import type { Memory } from "./memory.ts";
import { fakeExtractor } from "./pages.ts";
import { project, root } from "./project.ts";

/** A page that is taken; see pages.ts for its language. */
export const page = "# A\na | active | retired=2026-05-01 | b\nb | active\nc | active\n";

/** Long enough for a busy machine; a test of what comes too late sets its own. */
const quick = {
  ...fetchLimits,
  connectMs: 10_000,
  headersMs: 10_000,
  idleMs: 10_000,
  requestMs: 20_000,
  runMs: 50_000,
  backoffMs: 5,
  pauseMs: 0,
};

/** Opens the real network with the test's certificate; its names lead to this machine, `inside.test` to a private address. */
export function testNetwork({ limits, ...settings }: NetworkSettings = {}): Network {
  return openNetwork({
    ca: certificate.cert,
    allowLoopback: true,
    contact: "https://almanac.example/contact",
    resolve: async (name) => [{ address: name === names.inside ? "10.0.0.1" : "127.0.0.1", family: 4 }],
    // Whatever proxy this machine has is not for a test.
    proxy: { httpsProxy: "", noProxy: "*" },
    ...settings,
    limits: { ...quick, ...limits },
  });
}

/** A provider `acme` with pages given as id → further lines of YAML; each page stands at `/<id>.md`. */
export function onlineProject(host: Host, pages: Record<string, string[]>): Memory {
  const entries = Object.entries(pages).flatMap(([id, more]) => [
    `  - id: ${id}`,
    ...(more.some((line) => line.startsWith("url:")) ? [] : [`    url: ${host.url(`/${id}.md`)}`]),
    ...["format: markdown", ...more].map((line) => `    ${line}`),
  ]);
  const yaml = ["id: acme", "name: Acme", "links:", "  home: https://acme.example", "pages:", ...entries, ""];
  return project({ "sources/acme/source.yaml": yaml.join("\n") });
}

/** Runs a command line over the project and the network; gives exit code and what it printed. */
export async function online(effects: Memory, args: readonly string[], settings: NetworkSettings = {}) {
  effects.printed.length = 0;
  effects.errors.length = 0;
  effects.touched.length = 0;
  const network = async () => testNetwork(settings);
  const code = await run(["--root", root, ...args], effects, async () => fakeExtractor, network);
  return { code, out: effects.printed.join("\n"), err: effects.errors.join("\n") };
}

/** The checks of the project. */
export function checks(effects: Memory) {
  return JSON.parse(effects.readText(`${root}/generated/checks.json`));
}
