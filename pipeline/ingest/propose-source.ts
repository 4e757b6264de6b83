/** `almanac add`: reads a page that is in no definition yet, and proposes one. Writes nothing. */
import { parse } from "yaml";
import { type PageDefinition, type PageFormat, type SourceDefinition, sourceDefinition } from "../domain/schema.ts";
import { UsageError } from "../domain/usage-error.ts";
import type { Extraction } from "../extract/extraction.ts";
import type { Extractor } from "../extract/extractor.ts";
import { languagesIn, proposeMarkers, proposeRecords } from "../extract/propose-definition.ts";
import { definitionYaml } from "./definition-yaml.ts";

export interface PageToAdd {
  url: string;
  /** The page as text, in its format. */
  text: string;
  format: PageFormat;
  /** Ids and name that a person chose; without them they are taken from the URL. */
  provider: string | undefined;
  page: string | undefined;
  name: string | undefined;
}

export interface Proposal {
  definition: SourceDefinition;
  page: PageDefinition;
  /** The text of source.yaml. */
  yaml: string;
  /** What the page says, read with the proposed definition. */
  extraction: Extraction;
  languages: string[];
}

/** Reads the page and proposes its definition. Throws a UsageError where the URL gives no ids, and a PageError like `extract`. */
export function proposeSource(extractor: Extractor, toAdd: PageToAdd): Proposal {
  const { url, text, format } = toAdd;
  const { provider, page: id, name, home } = namesFor(toAdd);
  const records = format === "json" || format === "yaml" ? proposeRecords(text, format) : null;
  const bare = { id, url, format, ...(records && { records }) };
  const source = { id: provider, name, links: { home }, policy: null };
  const draft = sourceDefinition.parse({ ...source, pages: [bare] });
  const input = { provider, page: id, snapshot: null, format, definition: draft.pages[0] as PageDefinition };
  const { body, extraction } = extractor.snapshotPage(text, input);
  const markers = records ? [] : proposeMarkers(body, text);
  const minimumRecords = Math.max(1, Math.floor(extraction.records.length / 2));
  const yaml = definitionYaml({
    ...source,
    pages: [{ ...bare, minimumRecords, ...(markers.length > 0 && { markers }) }],
  });
  const definition = sourceDefinition.parse(parse(yaml));
  return { definition, page: definition.pages[0] as PageDefinition, yaml, extraction, languages: languagesIn(text) };
}

/** Hosts on which the pages of many providers are. */
const sharedHosts = /(?:^|\.)(?:githubusercontent|github|gitlab|medium|notion|readme)\.[a-z]+$|\.github\.io$/;
/** What precedes the name of a company in the names of its hosts. */
const subdomain =
  /^(?:www|docs?|developers?|api|platform|console|help|support|learn|inference-docs|dev|ai|cloud|portal)$/;
/** `co.uk`, `com.cn`. */
const secondLevel = /^(?:co|com|org|net|ac|gov)$/;

function namesFor({ url, provider, page, name }: PageToAdd): {
  provider: string;
  page: string;
  name: string;
  home: string;
} {
  const { hostname, pathname } = new URL(url);
  const labels = hostname.split(".");
  const length = labels.length > 2 && secondLevel.test(labels.at(-2) ?? "") ? 3 : 2;
  const own = labels.slice(-length);
  const label = labels.slice(0, -(length - 1)).findLast((one) => !subdomain.test(one)) ?? own[0] ?? "";
  if (provider === undefined && (sharedHosts.test(hostname) || slugOf(label) === ""))
    throw new UsageError(`${hostname} does not tell whose page this is: give the provider with --provider ID`);
  const id = provider ?? slugOf(label);
  for (const chosen of [id, page ?? "models"])
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(chosen))
      throw new UsageError(`"${chosen}" is not an id: it may have small letters, digits and hyphens`);
  const last = pathname.split("/").filter(Boolean).at(-1) ?? "";
  const ofPath = slugOf(last.replace(/\.(?:mdx?|html?|json|ya?ml|txt)(?:\.txt)?$/i, ""));
  return {
    provider: id,
    page: page ?? (ofPath || "models"),
    name: name ?? id.charAt(0).toUpperCase() + id.slice(1),
    home: `https://${sharedHosts.test(hostname) ? hostname : own.join(".")}`,
  };
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 64)
    .replace(/^-+|-+$/g, "");
}
