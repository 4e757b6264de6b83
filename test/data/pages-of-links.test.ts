// The pages of links in sources/: what their patterns fit, by addresses that the providers' sites have.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { matchPattern } from "../../pipeline/domain/members.ts";
import { sourceDefinition } from "../../pipeline/domain/schema.ts";
import { extractPage } from "../../pipeline/extract/extract-page.ts";
import { parseYaml } from "../../pipeline/storage/validate.ts";
import { linesOf } from "../support/data-sources.ts";
import { repositoryRoot } from "../support/repository.ts";

const pages = globSync("sources/*/source.yaml", { cwd: repositoryRoot }).flatMap((file) => {
  const { id, pages: own } = parseYaml(sourceDefinition, readFileSync(join(repositoryRoot, file), "utf8"), file);
  return own.flatMap((page) => (page.members ? [{ name: `${id}/${page.id}`, page, members: page.members }] : []));
});

/** [page of links, an address that it leads to, one that it has and that is about something else] */
const addresses: [string, string, string][] = [
  ["novita/notices", "https://novita.ai/docs/changelog/22-06-26.md", "https://novita.ai/docs/de/changelog/22-06-26.md"],
  [
    "snowflake/behavior-changes",
    "https://docs.snowflake.com/en/release-notes/bcr-bundles/un-bundled/bcr-june-model-deprecations",
    "https://docs.snowflake.com/en/release-notes/bcr-bundles/un-bundled/bcr-snow-3708067",
  ],
  [
    "cloudflare/changelog",
    "https://developers.cloudflare.com/changelog/post/2026-05-08-planned-model-deprecations/index.md",
    "https://developers.cloudflare.com/changelog/post/2026-05-08-queues/index.md",
  ],
  [
    "bedrock/model-cards",
    "https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-anthropic-claude-opus-5.md",
    "https://docs.aws.amazon.com/bedrock/latest/userguide/model-cards-anthropic.md",
  ],
  [
    "vertex/google-models",
    "https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/gemini/3-8-flash",
    "https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/capabilities/audio-understanding",
  ],
];

test.each(addresses)("%s leads to %s, not to %s", (name, inside, outside) => {
  const pattern = pages.find((page) => page.name === name)?.members.url ?? "";
  expect([matchPattern(pattern, inside), matchPattern(pattern, outside)]).toEqual([[expect.any(String)], null]);
});

describe("every page of links", () => {
  it("has its addresses above, and may itself have no facts", () => {
    expect(pages.map(({ name }) => name).sort()).toEqual(addresses.map(([name]) => name).sort());
    expect(pages.filter(({ page }) => page.minimumRecords > 0)).toEqual([]);
  });
});

describe("a notice", () => {
  const read = (name: string, title: string) => {
    const { url: _url, most: _most, ...settings } = pages.find((page) => page.name === name)?.members ?? {};
    const definition = { ...settings, id: "x", url: "https://x.example", fallbacks: [], limits: {} } as never;
    const text = `| Model ID | ${title} | Replacement model |\n| --- | --- | --- |\n| \`a/wren-1\` | 2026-05-28 | \`a/wren-2\` |\n`;
    return linesOf(extractPage(text, { provider: "x", page: "x", snapshot: null, format: "markdown", definition }));
  };

  it.each(["novita/notices", "snowflake/behavior-changes"])("of %s calls the end a deprecation", (name) => {
    expect(read(name, "Deprecation date")).toEqual(["a/wren-1; retired 2026-05-28; → a/wren-2"]);
  });
});
