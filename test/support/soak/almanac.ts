/** The almanac that a soak runs: a project in memory, its sources led to the hosts of the soak, and the command line over it. */
import { stringify } from "yaml";
import { run } from "../../../pipeline/cli/program.ts";
import type { PageDefinition } from "../../../pipeline/domain/schema.ts";
import * as realExtractor from "../../../pipeline/extract/extract-page.ts";
import type { Outcome } from "../../../pipeline/ingest/ingest.ts";
import { type Memory, memoryEffects } from "../memory.ts";
import { testNetwork } from "../online.ts";
import { sources, textOf } from "../repository.ts";
import { cachingExtractor } from "./caching-extractor.ts";
import type { Hosts } from "./hosts.ts";
import type { World, WorldPage } from "./world.ts";

export const root = "/almanac";

/** A page breaks these in a moment, and no real page does. */
const limits = { headersMs: 1_500, idleMs: 1_500, requestMs: 4_000, attempts: 2, backoffMs: 1, bytes: 500_000 };

export interface Almanac {
  effects: Memory;
  /** Fetches and takes all pages on a day. */
  ingest(day: string): Promise<{ code: number; outcomes: Outcome[] }>;
  accept(page: string): Promise<number>;
  /** Whether `generated/` is what `sources/` give. */
  rebuilds(): Promise<boolean>;
  /** Forgets what only makes the soak faster, before memory is measured. */
  forget(): void;
}

/** An almanac that has seen no page yet. */
export function emptyAlmanac(world: World, hosts: Hosts): Almanac {
  const effects = memoryEffects(projectFiles(world, hosts));
  const { extractor, forget } = cachingExtractor(realExtractor);
  const network = async () => testNetwork({ ca: hosts.certificate, resolve: hosts.resolve, limits });
  const almanac = (...args: string[]): Promise<number> => {
    effects.printed.length = 0;
    effects.errors.length = 0;
    return run(["--root", root, ...args], effects, async () => extractor, network);
  };
  return {
    effects,
    ingest: async (day) => {
      effects.touched.length = 0;
      effects.day = day;
      const code = await almanac("ingest", "--on", day, "--json");
      const printed = effects.printed.join("\n");
      return { code, outcomes: printed === "" ? [] : JSON.parse(printed).outcomes };
    },
    accept: (page) => almanac("accept", page, "--yes"),
    rebuilds: async () => {
      forget();
      return (await almanac("rebuild", "--check")) === 0;
    },
    forget,
  };
}

function projectFiles(world: World, hosts: Hosts): Record<string, string> {
  const files = sources.flatMap(({ definition, annotations }) => {
    const pages = world.pages
      .filter(({ source }) => source.definition === definition)
      .map((page) => served(page, hosts));
    const folder = `${root}/sources/${definition.id}`;
    if (pages.length === 0) return [];
    const read =
      annotations.length === 0
        ? []
        : [[`${folder}/annotations.yaml`, textOf(`sources/${definition.id}/annotations.yaml`)]];
    const { id, name, links } = definition;
    return [[`${folder}/source.yaml`, stringify({ id, name, links, pages })], ...read];
  });
  return Object.fromEntries(files);
}

/**
 * The definition, led to our hosts. Its guard values are those of today's page; here they suit every dated version, so
 * that damage meets the guards that compare.
 */
function served(page: WorldPage, hosts: Hosts): PageDefinition {
  const { definition, states } = page;
  const dated = states.filter(({ effect }) => effect === null);
  const fewest = Math.min(definition.minimumRecords, ...dated.map(({ records }) => records.length));
  return {
    ...definition,
    url: hosts.urlOf(page, "markdown"),
    format: "markdown",
    fallbacks: [{ url: hosts.urlOf(page, "html"), format: "html" }],
    minimumRecords: fewest,
    markers: definition.markers.filter((marker) => dated.every(({ text }) => text.includes(marker))),
  };
}
