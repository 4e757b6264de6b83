// Every committed source definition: what it has to have, and what its words mean on a page of its kind.
import { describe, expect, it } from "vitest";
import { extractPage } from "../../pipeline/extract/extract-page.ts";
import { pageInput } from "../../pipeline/extract/extractor.ts";
import { sources } from "../support/repository.ts";

const definitions = sources.map(({ definition }) => definition);
const pages = definitions.flatMap((source) => source.pages.map((page) => ({ source, page })));
const urlsOf = ({ url, fallbacks }: (typeof pages)[number]["page"]) => [url, ...fallbacks.map((other) => other.url)];
const read = sources.filter(({ snapshots }) => [...snapshots.values()].some((all) => all.length > 0));

describe("the definitions", () => {
  it("are of at least 45 providers, of which at least 22 have been read", () => {
    expect(definitions.length).toBeGreaterThanOrEqual(45);
    expect(read.length).toBeGreaterThanOrEqual(22);
  });

  it("have ids, names and pages of their own", () => {
    for (const key of ["id", "name"] as const) {
      const values = definitions.map((definition) => definition[key].toLowerCase());
      expect(values.filter((value, at) => values.indexOf(value) !== at)).toEqual([]);
    }
    const twice = definitions.flatMap(({ id, pages: own }) => {
      const urls = own.flatMap(urlsOf);
      return urls.filter((url, at) => urls.indexOf(url) !== at).map((url) => `${id}: ${url}`);
    });
    expect(twice).toEqual([]);
  });

  it("have a format for every page, and https URLs without credentials for every link", () => {
    for (const { source, page } of pages) {
      expect(["markdown", "html", "json", "yaml"], `${source.id}/${page.id}`).toContain(page.format);
      // Braces are filled in from the environment, see `accountsIn`.
      const urls = [...urlsOf(page), ...Object.values(source.links), source.policy?.url].flatMap((url) => url ?? []);
      for (const url of urls) {
        const { protocol, username, password, port } = new URL(url);
        expect([protocol, username, password, port], url).toEqual(["https:", "", "", ""]);
      }
    }
  });

  it("promise a notice only in words of our own, of one sentence or two", () => {
    const summaries = definitions.flatMap(({ policy }) => policy?.summary ?? []);
    expect(summaries.length).toBeGreaterThan(20);
    for (const summary of summaries) expect(summary).toMatch(/^[A-Z].{15,160}\.$/);
  });
});

/** What a definition reads in a table: its rows as `model event date`. */
function readWith(provider: string, page: string, table: string): string[] {
  const source = sources.find(({ definition }) => definition.id === provider);
  if (!source) throw new Error(`no source ${provider}`);
  const { annotations: _, ...input } = pageInput(source, page, "2031-01-01", "markdown");
  const { records } = extractPage(table, input);
  return records.flatMap(({ model, events }) => events.map(({ event, date }) => `${model} ${event} ${date}`));
}

describe("a title that means the end with this provider", () => {
  const table = (title: string, id = "Model") =>
    `# Deprecations\n\n## Model Deprecation Tracker\n\n| ${id} | ${title} |\n| --- | --- |\n| \`heron-2\` | May 1, 2031 |\n`;

  it.each([
    ["baseten", "deprecation", "Deprecation date"],
    ["alibaba", "deprecations", "Deprecation time"],
    ["venice", "deprecations", "Removal Date"],
  ])("is read so: %s/%s, %s", (provider, page, title) => {
    expect(readWith(provider, page, table(title))).toEqual(["heron-2 retired 2031-05-01"]);
  });

  it("is read as what it says with others", () => {
    expect(
      readWith("opencode", "zen", table("Deprecation date").replace("Model Deprecation Tracker", "Deprecated models")),
    ).toEqual(["heron-2 deprecated 2031-05-01"]);
  });
});

it("the two clocks of one provider are told apart", () => {
  const clock = (title: string) =>
    `# Model Retirement Dates\n\n| Model | Release Date | ${title} |\n| --- | --- | --- |\n| heron-2 | 2030-01-21 | 2031-05-01 |\n`;
  const scopes = (["On-Demand", "Dedicated"] as const).map((mode) => {
    const source = sources.find(({ definition }) => definition.id === "oci");
    if (!source) throw new Error("no source oci");
    const input = pageInput(source, mode.toLowerCase(), "2031-01-01", "markdown");
    const { records } = extractPage(clock(`${mode} Mode Retirement Date`), input);
    return records[0]?.events.find(({ event }) => event === "retired")?.scope ?? null;
  });
  expect(scopes[0]).toMatch(/on-demand/i);
  expect(scopes[1]).toMatch(/dedicated/i);
});
