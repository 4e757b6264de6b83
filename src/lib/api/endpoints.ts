/** Every file of the API in one table: the data page, index.json and the OpenAPI description are made from it. */

import { type Address, apiRoot, exportsPath, schemaApi } from "../../../pipeline/domain/paths.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";
import { slugsOf } from "../model/addresses.ts";
import { badgeOf } from "./badge.ts";
import { changesByMonth, listAnnouncements, listMonths, listUpcoming, monthFile } from "./change-files.ts";
import { jsonSchema, type SchemaName, schemas } from "./json-schemas.ts";
import { lookUp } from "./lookup.ts";
import { listModels, detailOf as modelDetail } from "./model-files.ts";
import { listProviders, detailOf as providerDetail } from "./provider-files.ts";
import { apiVersion, promise } from "./version-promise.ts";

export interface Endpoint {
  /** Path below /api/v1, with `{…}` for what differs from file to file. */
  path: string;
  summary: string;
  /** The schema of its files; null where they are JSON Schemas themselves. */
  schema: SchemaName | null;
  files: (almanac: Almanac, address: Address) => readonly ApiFile[];
}

/** One file, made only when it is needed: ten thousand at once would not fit into memory. */
export interface ApiFile {
  /** The value of each `{…}` in the path, in order. */
  at: readonly string[];
  body: () => unknown;
}

export const endpoints: readonly Endpoint[] = [
  single("/index.json", "The place to start: what is available, and the version promise", "index", entryOf),
  single("/models.json", "All models with stage and outlook", "model-list", listModels),
  {
    path: "/models/{provider}/{slug}.json",
    schema: "model-detail",
    summary: "One model in full: every fact with its source, the summary, and the change history",
    files: (almanac, address) => perModel(almanac, (model) => modelDetail(model, almanac, address)),
  },
  single("/providers.json", "All providers", "provider-list", listProviders),
  {
    path: "/providers/{provider}.json",
    schema: "provider-detail",
    summary: "One provider: notice policy, status of its pages, and every fact about its models",
    files: (almanac, address) =>
      almanac.providers.map((provider) => ({
        at: [provider.id],
        body: () => providerDetail(provider, almanac, address),
      })),
  },
  single("/changes.json", "The months with changes", "change-months", listMonths),
  {
    path: "/changes/{month}.json",
    schema: "changes-of-month",
    summary: "The changes seen in one month, first-time readings included",
    files: (almanac) =>
      [...changesByMonth(almanac)].map(([month, changes]) => ({
        at: [month],
        body: () => monthFile(month, changes, almanac),
      })),
  },
  single(
    "/upcoming.json",
    "Retirements in the next 365 days, earliest and tentative dates included",
    "upcoming",
    listUpcoming,
  ),
  single(
    "/announcements.json",
    "The latest 200 announcements, worded as on the site",
    "announcements",
    listAnnouncements,
  ),
  single(
    "/lookup.json",
    "A compact index for tools: id → stage, retirement date, bound, scope, outlook, age, other scopes; aliases; the same model elsewhere",
    "lookup",
    lookUp,
  ),
  {
    path: "/badge/{provider}/{slug}.json",
    schema: "badge",
    summary: "A badge for one model, for the shields.io endpoint",
    files: (almanac) => perModel(almanac, badgeOf),
  },
  {
    path: "/schema/{name}.schema.json",
    schema: null,
    summary: "The JSON Schemas (draft 2020-12) of all files",
    files: () => names.map((name) => ({ at: [name], body: () => jsonSchema(name) })),
  },
];

const names = Object.keys(schemas) as SchemaName[];

/** The path of a file below /api/v1: the `{…}` of its endpoint filled in. */
export function filePath({ path }: Endpoint, { at }: ApiFile): string {
  let next = 0;
  return path.replace(/\{\w+\}/g, () => at[next++] ?? "");
}

/** Every endpoint that has files, with the path of its first one. */
export function endpointExamples(almanac: Almanac, address: Address): (Endpoint & { example: string })[] {
  return endpoints.flatMap((endpoint) => {
    const [file] = endpoint.files(almanac, address);
    return file ? [{ ...endpoint, example: apiRoot + filePath(endpoint, file) }] : [];
  });
}

/** A file for each model, at its address and at those it had before it was renamed. */
function perModel({ models }: Almanac, body: (model: Model) => unknown): ApiFile[] {
  return models.flatMap((model) =>
    slugsOf(model).map((slug) => ({ at: [model.provider.id, slug], body: () => body(model) })),
  );
}

function single(
  path: string,
  summary: string,
  schema: SchemaName,
  body: (almanac: Almanac, address: Address) => unknown,
): Endpoint {
  return { path, summary, schema, files: (almanac, address) => [{ at: [], body: () => body(almanac, address) }] };
}

function entryOf({ day, models, providers, changes, announcements }: Almanac, address: Address) {
  return {
    name: "Model Almanac",
    version: apiVersion,
    day,
    licence: "CC0-1.0",
    counts: {
      models: models.length,
      providers: providers.length,
      changes: changes.length,
      announcements: announcements.length,
    },
    endpoints: endpoints.map(({ path, summary, schema }) => ({
      path: apiRoot + path,
      summary,
      schema: schema && address(schemaApi(schema)),
    })),
    promise,
    exports: address(exportsPath("index.json")),
    documentation: address("/data/"),
    openapi: address(`${apiRoot}/openapi.json`),
  };
}
