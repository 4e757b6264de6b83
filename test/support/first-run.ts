/** A clone whose stored states are months old, and one server that plays all hosts as they are now. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { run } from "../../pipeline/cli/program.ts";
import { accountsIn, type PageDefinition, type PageFormat } from "../../pipeline/domain/schema.ts";
import type { Source } from "../../pipeline/domain/source.ts";
import type { FetchLimits } from "../../pipeline/ingest/fetch/response-limits.ts";
import type { Effects } from "../../pipeline/storage/effects.ts";
import { parseSnapshot } from "../../pipeline/storage/snapshot.ts";
import { conditional, type Host, startHost, status } from "./host.ts";
import { testNetwork } from "./online.ts";
import { repository, repositoryRoot } from "./repository.ts";
import { selfSigned } from "./tls.ts";

export interface LivePage {
  text: string;
  format: PageFormat;
}

export interface FirstRun {
  host: Host;
  /** Pages of which no state is known: they are left out of the definitions. */
  missing: string[];
  /** Runs a command on a day; API keys are in the environment. */
  almanac(day: string, ...args: string[]): Promise<{ code: number; out: string; err: string }>;
}

/** What a page is like now: of those that are read here, their latest snapshot; of an API, a short answer. */
export function latestState(source: Source, page: PageDefinition): LivePage | null {
  const latest = source.snapshots.get(page.id)?.at(-1);
  if (latest) {
    const { body } = parseSnapshot(readFileSync(join(repositoryRoot, latest.file), "utf8"), latest.file);
    return { text: `# Models\n\n${page.markers.join("\n")}\n\n${body}`, format: "markdown" };
  }
  const names = [source.definition.id, source.definition.id.replace(/-openai$/, "")];
  const folders = names.flatMap((name) => [name, `${name}-models`]).map((name) => `test/fixtures/data-sources/${name}`);
  const [answer] = folders.flatMap((folder) => globSync(`${folder}/answer.*`, { cwd: repositoryRoot }));
  return page.records && answer
    ? { text: readFileSync(join(repositoryRoot, answer), "utf8"), format: page.format }
    : null;
}

/**
 * Writes the sources below a folder as they were on the day `cut`, with the decisions about them left out, and starts the
 * server. Page definitions keep all but the port and what depends on the form in which a page is served.
 */
export async function firstRun(
  effects: Effects & { printed?: string[]; errors?: string[] },
  root: string,
  sources: readonly Source[],
  {
    cut,
    now,
    limits,
  }: { cut: string; now: (source: Source, page: PageDefinition) => LivePage | null; limits?: Partial<FetchLimits> },
): Promise<FirstRun> {
  const pages = sources.flatMap((source) => source.definition.pages.map((page) => ({ source, page })));
  const env = Object.fromEntries(
    pages.flatMap(({ page: { key, url } }) => [
      ...(key ? [[key.env, "sk-0123456789abcdef"]] : []),
      ...accountsIn(url).map((name) => [name, "0123456789abcdef"]),
    ]),
  );
  const certificate = selfSigned(...new Set(pages.map(({ page }) => new URL(page.url).hostname)));
  const host = await startHost(certificate);
  const here = (url: string) => url.replace(/^(https:\/\/[^/]+)/, `$1:${host.port}`);
  const missing: string[] = [];
  for (const source of sources) {
    const own = source.definition.pages.flatMap((page) => {
      const live = now(source, page);
      if (live) serve(host, page.url, live, env);
      else if (page.members) serveNotices(host, page, env);
      else {
        missing.push(`${source.definition.id}/${page.id}`);
        return [];
      }
      const members = page.members && { ...page.members, url: here(page.members.url) };
      const minimumRecords = page.records ? 1 : page.minimumRecords;
      const format = live?.format ?? page.format;
      return { ...page, url: here(page.url), format, fallbacks: [], minimumRecords, ...(members && { members }) };
    });
    if (own.length === 0) continue;
    const folder = join(root, "sources", source.definition.id);
    effects.writeFile(join(folder, "source.yaml"), stringify({ ...source.definition, pages: own }));
    for (const snapshots of source.snapshots.values())
      for (const { day, file } of snapshots)
        if (day <= cut) effects.writeFile(join(root, file), readFileSync(join(repositoryRoot, file), "utf8"));
  }
  const network = async () => testNetwork({ ca: certificate.cert, env, ...(limits && { limits }) });
  return {
    host,
    missing,
    almanac: async (day, ...args) => {
      const [printed, errors]: string[][] = [[], []];
      const own = {
        ...effects,
        today: () => day,
        out: (line: string) => void printed?.push(line),
        err: (line: string) => void errors?.push(line),
      };
      const code = await run(["--root", root, ...args], own, async () => repository.extractor, network);
      return { code, out: (printed ?? []).join("\n"), err: (errors ?? []).join("\n") };
    },
  };
}

const types: Record<PageFormat, string> = {
  markdown: "text/markdown",
  html: "text/html",
  json: "application/json",
  yaml: "text/plain",
};

/** Answers at the URL of a page, on its own host; the first of two pages at one URL. */
function serve(host: Host, url: string, { text, format }: LivePage, env: Record<string, string>): void {
  const filled = accountsIn(url).reduce((all, name) => all.replace(`{${name}}`, env[name] ?? ""), url);
  const { hostname, pathname } = new URL(filled);
  const answer = conditional(text, `"${text.length}"`, types[format]);
  const others = host.paths.get(pathname) ?? status(404);
  const isTaken = taken.get(host)?.has(hostname + pathname) ?? false;
  if (isTaken) return;
  taken.set(host, (taken.get(host) ?? new Set()).add(hostname + pathname));
  host.paths.set(pathname, (request, response) => {
    const isOwn = request.headers.host?.split(":")[0] === hostname;
    (isOwn ? answer : others)(request, response);
  });
}

const taken = new WeakMap<Host, Set<string>>();

/** A page of links to three notices, each with a model of its own. */
function serveNotices(
  host: Host,
  { url, format, markers, members }: PageDefinition,
  env: Record<string, string>,
): void {
  if (!members) return;
  const links = ["one", "two", "three"].map((name) => members.url.replaceAll("*", name));
  const asHtml = (html: string) => `<main><h1>Models</h1>${html}</main>`;
  for (const [i, link] of links.entries()) {
    // Pages with one content would be taken for one page.
    const model = `${new URL(link).hostname.split(".").at(-2)}-notice-${i + 1}`;
    const cells = ["Model ID", "Retirement date", model, `2027-0${i + 1}-01`];
    const [a, b, c, d] = cells;
    const markdown = `# Notice\n\n| ${a} | ${b} |\n| --- | --- |\n| \`${c}\` | ${d} |\n`;
    const html = `<table><tr><th>${a}</th><th>${b}</th></tr><tr><td><code>${c}</code></td><td>${d}</td></tr></table>`;
    serve(host, link, { text: members.format === "html" ? asHtml(html) : markdown, format: members.format }, env);
  }
  // The port is not known to whoever wrote the links: they are relative to the host.
  const paths = links.map((link) => new URL(link).pathname);
  const text =
    format === "html"
      ? asHtml(`<p>${markers.join(" ")}</p>${paths.map((path) => `<a href="${path}">${path}</a>`).join("")}`)
      : `# ${markers.join(" ")}\n\n${paths.map((path) => `- [${path}](${path})`).join("\n")}\n`;
  serve(host, url, { text, format }, env);
}
