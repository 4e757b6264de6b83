/** The folder `sources/`: each provider's definition, annotations and snapshots. */
import { join } from "node:path";
import { z } from "zod";
import { isDay } from "../domain/days.ts";
import type { Decisions } from "../domain/decisions.ts";
import { type Member, memberPage } from "../domain/members.ts";
import {
  type Annotation,
  accountsIn,
  annotation,
  type PageDefinition,
  type SourceDefinition,
  sourceDefinition,
} from "../domain/schema.ts";
import type { SnapshotFile, Source } from "../domain/source.ts";
import { unknownProvider } from "../domain/suggest-ids.ts";
import { UsageError } from "../domain/usage-error.ts";
import { decisionsFile, readDecisions } from "./decisions.ts";
import type { Effects } from "./effects.ts";
import { membersFile, readMembers } from "./members.ts";
import { parseYaml } from "./validate.ts";

export interface Sources {
  /** Sorted by provider. */
  list: Source[];
  /** Files that are not read. */
  warnings: string[];
}

/** Reads every provider's files. Throws one UsageError that lists everything wrong in them. */
export function loadSources(effects: Effects, root: string): Sources {
  const found: Sources = { list: [], warnings: [] };
  const problems: string[] = [];
  for (const name of effects.list(join(root, "sources"))) {
    if (!name.endsWith("/")) {
      if (!isNote(name)) found.warnings.push(`sources/${name}: not a known file, ignored`);
      continue;
    }
    try {
      const source = loadSource(effects, root, name.slice(0, -1), found.warnings);
      if (source) found.list.push(source);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(...error.message.split("\n"));
    }
  }
  if (problems.length > 0) throw new UsageError(...problems);
  return found;
}

/** One provider of the loaded sources, or a UsageError that names those there are. */
export function sourceOf(sources: readonly Source[], provider: string): Source {
  const source = sources.find(({ definition }) => definition.id === provider);
  if (source) return source;
  throw new UsageError(
    unknownProvider(
      provider,
      sources.map(({ definition }) => definition.id),
    ),
  );
}

/** The ids of all providers, sorted. */
export function providerIds(effects: Effects, root: string): string[] {
  const folders = effects.list(join(root, "sources")).filter((name) => name.endsWith("/"));
  return folders
    .map((name) => name.slice(0, -1))
    .filter((id) => effects.exists(join(root, "sources", id, "source.yaml")));
}

/** Throws a UsageError that names the providers there are, and the nearest, where this is none of them. */
export function assertProvider(effects: Effects, root: string, provider: string): void {
  const known = providerIds(effects, root);
  if (!known.includes(provider)) throw new UsageError(unknownProvider(provider, known));
}

/** One page of a provider, or its only one. Throws a UsageError that lists the pages. */
export function pageOf(source: Source, page: string | undefined): PageDefinition {
  const { id, pages } = source.definition;
  const only = pages.length === 1 ? pages[0] : undefined;
  const found = page === undefined ? only : pages.find((candidate) => candidate.id === page);
  if (found) return found;
  const known = pages.map((candidate) => candidate.id).join(", ");
  throw new UsageError(
    page === undefined
      ? `${id} has several pages, choose one with --page: ${known}`
      : `${id} has no page "${page}". Pages: ${known}`,
  );
}

/** The source with those of the snapshots added that belong to it. */
export function withSnapshots(source: Source, added: readonly SnapshotFile[]): Source {
  const snapshots = new Map(source.snapshots);
  for (const snapshot of added.filter(({ provider }) => provider === source.definition.id))
    snapshots.set(snapshot.page, [...(snapshots.get(snapshot.page) ?? []), snapshot]);
  return { ...source, snapshots };
}

/** The source with the decisions about some of its pages replaced. */
export function withDecisions(source: Source, changed: ReadonlyMap<string, Decisions>): Source {
  return changed.size === 0 ? source : { ...source, decisions: new Map([...source.decisions, ...changed]) };
}

/** The source with the members of one page of links replaced. */
export function withMembers(source: Source, page: string, found: readonly Member[]): Source {
  const members = new Map([...source.members, [page, [...found]]]);
  const known = new Set([...source.members.values()].flat().map((one) => one.page));
  const own = source.definition.pages.filter(({ id }) => !known.has(id));
  const definition = withMemberPages({ ...source.definition, pages: own }, members);
  const snapshots = new Map(definition.pages.map(({ id }) => [id, source.snapshots.get(id) ?? []]));
  return { ...source, definition, members, snapshots };
}

function withMemberPages(definition: SourceDefinition, members: ReadonlyMap<string, Member[]>): SourceDefinition {
  const more = definition.pages.flatMap(({ id, members: settings }) =>
    settings ? (members.get(id) ?? []).map((one) => memberPage(settings, one)) : [],
  );
  return more.length === 0 ? definition : { ...definition, pages: [...definition.pages, ...more] };
}

/** Members on another host than their page of links: the pipeline writes none. */
function strayMembers({ id, pages }: SourceDefinition, members: ReadonlyMap<string, Member[]>): string[] {
  return pages.flatMap((page) =>
    (members.get(page.id) ?? [])
      .filter(({ url }) => new URL(url).origin !== new URL(page.url).origin)
      .map(({ url }) => `sources/${id}/${page.id}/members.json: ${url} is not on the host of ${page.url}`),
  );
}

function loadMembers(effects: Effects, root: string, { id, pages }: SourceDefinition): Map<string, Member[]> {
  return new Map(
    pages.flatMap((page): [string, Member[]][] =>
      page.members ? [[page.id, readMembers(effects, root, id, page.id)]] : [],
    ),
  );
}

function loadSource(effects: Effects, root: string, provider: string, warnings: string[]): Source | null {
  const folder = `sources/${provider}`;
  const file = `${folder}/source.yaml`;
  if (!effects.exists(join(root, file))) {
    warnings.push(`${folder}: folder without source.yaml, ignored`);
    return null;
  }
  const own = parseYaml(sourceDefinition, effects.readText(join(root, file)), file);
  const members = loadMembers(effects, root, own);
  const definition = withMemberPages(own, members);
  const problems = [
    ...definitionProblems(definition, provider).map((problem) => `${file}: ${problem}`),
    ...strayMembers(own, members),
  ];
  if (problems.length > 0) throw new UsageError(...problems);
  // Passing over it would silently withdraw the facts in it.
  if (effects.exists(join(root, folder, "readings.yaml")))
    throw new UsageError(`${folder}/readings.yaml: this file is now called annotations.yaml, rename it`);
  const snapshots = new Map(definition.pages.map(({ id }): [string, SnapshotFile[]] => [id, []]));
  for (const name of effects.list(join(root, folder))) {
    const page = name.slice(0, -1);
    if (snapshots.has(page) && name.endsWith("/"))
      snapshots.set(page, snapshotsOf(effects, root, provider, page, warnings));
    else if (name !== "source.yaml" && name !== "annotations.yaml" && !isNote(name)) {
      warnings.push(
        `${folder}/${name}: ${name.endsWith("/") ? "no such page in source.yaml" : "not a known file"}, ignored`,
      );
    }
  }
  const decisions = new Map(definition.pages.map(({ id }) => [id, readDecisions(effects, root, provider, id)]));
  return { definition, annotations: loadAnnotations(effects, root, definition), snapshots, decisions, members };
}

function definitionProblems(definition: SourceDefinition, provider: string): string[] {
  const ids = definition.pages.map(({ id }) => id);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  const problems = twice.map((id) => `pages: two pages have the id "${id}"`);
  for (const { id, url, key } of definition.pages)
    if (url.includes("{") && (accountsIn(url).length === 0 || !key))
      problems.push(
        `page "${id}": url: only a page with a key may have an account in braces, such as {ACME_ACCOUNT_ID}`,
      );
  for (const { id, url, format, members } of definition.pages) {
    const origin = members && new URL(members.url).origin;
    if (origin !== undefined && origin !== new URL(url).origin)
      problems.push(`page "${id}": members: their url has to be on the host of the page, ${new URL(url).origin}`);
    if (members && format !== "markdown" && format !== "html")
      problems.push(`page "${id}": members: the page of links has to be Markdown or HTML`);
  }
  if (definition.id !== provider)
    problems.push(`id: "${definition.id}" has to be the name of the folder, "${provider}"`);
  return problems;
}

function snapshotsOf(
  effects: Effects,
  root: string,
  provider: string,
  page: string,
  warnings: string[],
): SnapshotFile[] {
  const folder = `sources/${provider}/${page}`;
  const snapshots: SnapshotFile[] = [];
  for (const name of effects.list(join(root, folder))) {
    const file = `${folder}/${name}`;
    const day = name.slice(0, -".md".length);
    if (name === `${day}.md` && isDay(day)) snapshots.push({ provider, page, day, file });
    else if (name !== decisionsFile && name !== membersFile)
      warnings.push(`${file}: ignored, snapshots are named YYYY-MM-DD.md`);
  }
  return snapshots;
}

function loadAnnotations(effects: Effects, root: string, definition: SourceDefinition): Annotation[] {
  const file = `sources/${definition.id}/annotations.yaml`;
  if (!effects.exists(join(root, file))) return [];
  const annotations = parseYaml(z.array(annotation), effects.readText(join(root, file)), file);
  const pages = new Set(definition.pages.map(({ id }) => id));
  const strays = annotations.flatMap(({ page }, i) =>
    pages.has(page) ? [] : [`${file}: [${i}].page: source.yaml has no page "${page}"`],
  );
  if (strays.length > 0) throw new UsageError(...strays);
  return annotations;
}

function isNote(name: string): boolean {
  return /^(readme|\.)/i.test(name);
}
