/** The JSON and YAML answers in test/fixtures/data-sources, each with its definition and what is read from it. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type PageDefinition, sourceDefinition } from "../../pipeline/domain/schema.ts";
import { extractPage, snapshotPage } from "../../pipeline/extract/extract-page.ts";
import type { Extraction } from "../../pipeline/extract/extraction.ts";
import { parseYaml } from "../../pipeline/storage/validate.ts";
import { repositoryRoot } from "./repository.ts";

const folder = join(repositoryRoot, "test/fixtures/data-sources");

export interface DataSource {
  provider: string;
  definition: PageDefinition;
  text: string;
}

/** The fixture of a provider. */
export function dataSource(provider: string): DataSource {
  const file = join(folder, provider, "source.yaml");
  const [definition] = parseYaml(sourceDefinition, readFileSync(file, "utf8"), file).pages;
  const [answer = ""] = globSync("answer.*", { cwd: join(folder, provider) });
  if (!definition) throw new Error(`${file}: no page`);
  return { provider, definition, text: readFileSync(join(folder, provider, answer), "utf8") };
}

const inputOf = ({ provider, definition }: DataSource) => ({
  provider,
  page: definition.id,
  snapshot: null,
  definition,
});

/** What an answer of the provider says. */
export function extractData(source: DataSource, text = source.text): Extraction {
  return extractPage(text, { ...inputOf(source), format: source.definition.format });
}

/** The body of its snapshot, and what that says. */
export function throughSnapshot(source: DataSource): { body: string; extraction: Extraction } {
  const { body } = snapshotPage(source.text, { ...inputOf(source), format: source.definition.format });
  return { body, extraction: extractPage(body, { ...inputOf(source), format: "markdown" }) };
}

/** Each record as a line: id "name", stage, dates, `→` replacements, `=` aliases. */
export function linesOf({ records }: Extraction): string[] {
  return records.map(({ model, version, name, stage, events, replacements, aliases = [] }) => {
    const dates = events.map(
      ({ event, date, bound, scope }) =>
        `${event} ${bound === "on" ? "" : `${bound} `}${date}${scope === null ? "" : ` for ${scope}`}`,
    );
    return [
      `${model}${version === null ? "" : `@${version}`}${name === null ? "" : ` "${name}"`}`,
      ...(stage === null ? [] : [stage]),
      ...dates,
      ...replacements.map((one) => `→ ${one.model}`),
      ...aliases.map((one) => `= ${one.model}`),
    ].join("; ");
  });
}
