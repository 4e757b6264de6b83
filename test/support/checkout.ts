/** A made-up checkout: data without the pages they came from, written so that the site can be built from it. */

import { join } from "node:path";
import { stringify } from "yaml";
import { sha256 } from "../../pipeline/domain/hash.ts";
import type { Change, Check, ModelRecord, SourceDefinition } from "../../pipeline/domain/schema.ts";
import { checksWrites } from "../../pipeline/ingest/checks.ts";
import { datasetFiles, datasetWrites } from "../../pipeline/storage/dataset.ts";
import { nodeEffects } from "../../pipeline/storage/effects.ts";
import { snapshotText } from "../../pipeline/storage/snapshot.ts";
import { writeTogether } from "../../pipeline/storage/transaction.ts";
import { checkOf } from "./checks.ts";

export interface MadeSnapshot {
  provider: string;
  page: string;
  day: string;
  body: string;
}

export interface Checkout {
  /** A page each, of the id `madePage`. */
  sources: SourceDefinition[];
  records: ModelRecord[];
  /** Oldest first. */
  changes: Change[];
  checks: Check[];
  snapshots: MadeSnapshot[];
}

/** The one page of every made-up provider. */
export const madePage = "models";
const madeUrl = (provider: string) => `https://${provider}.example/docs/models`;

/** A provider of one page. */
export function madeSource(id: string, name: string): SourceDefinition {
  const page = { id: madePage, url: madeUrl(id), format: "markdown" as const, minimumRecords: 1 };
  const links = { home: `https://${id}.example`, docs: `https://${id}.example/docs` };
  const policy = { summary: "Customers hear of an end 60 days ahead.", noticeDays: 60 };
  return {
    id,
    name,
    links,
    stages: {},
    policy,
    pages: [{ ...page, fallbacks: [], markers: [], columns: {}, limits: {} }],
  };
}

/** Writes `generated/` and `sources/` below a folder, which ALMANAC_ROOT may then name. Throws what breaks a schema. */
export function writeCheckout(folder: string, { sources, records, changes, checks, snapshots }: Checkout): void {
  const effects = nodeEffects();
  const files = datasetWrites(effects, folder, datasetFiles({ records, changes }));
  writeTogether(effects, folder, new Map([...files, ...checksWrites(checks)]));
  for (const source of sources) {
    effects.writeFile(join(folder, "sources", source.id, "source.yaml"), stringify(source));
  }
  for (const { provider, page, day, body } of snapshots) {
    const head = { url: madeUrl(provider), retrieved: day, sha256: sha256(body), format: "markdown" as const };
    effects.writeFile(join(folder, "sources", provider, page, `${day}.md`), snapshotText(head, body));
  }
}

/** A page that was seen on a day and was well. */
export function madeCheck(provider: string, day: string, records: number): Check {
  return checkOf(day, { provider, page: madePage, url: madeUrl(provider), records });
}
