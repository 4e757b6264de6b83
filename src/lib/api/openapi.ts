/** The API as an OpenAPI 3.1 description: https://spec.openapis.org/oas/v3.1.1. */

import { type Address, apiRoot } from "../../../pipeline/domain/paths.ts";
import type { Almanac } from "../almanac/almanac.ts";
import { type Endpoint, endpoints } from "./endpoints.ts";
import { jsonSchema, type SchemaName, schemas } from "./json-schemas.ts";
import { apiVersion, promise } from "./version-promise.ts";

/** The largest example, in characters. Larger ones would bury the description; the file itself is then the example. */
const largestExample = 6_000;

/** The OpenAPI description, with examples from the data of the day. */
export function openApi(almanac: Almanac, address: Address): Record<string, unknown> {
  const paths = endpoints.map((endpoint) => [endpoint.path, { get: operation(endpoint, almanac, address) }]);
  return {
    openapi: "3.1.1",
    info: {
      title: "Model Almanac",
      version: apiVersion,
      description: `When AI models are deprecated and retired, read from each provider's own pages. Static files, no key, CORS enabled.\n\n${promise.join("\n\n")}`,
      license: { name: "CC0 1.0", identifier: "CC0-1.0" },
    },
    servers: [{ url: address(apiRoot) }],
    paths: { ...Object.fromEntries(paths), "/models.csv": { get: csvOperation } },
    components: { schemas: components() },
  };
}

const csvOperation = {
  operationId: "models-csv",
  summary: "All models as one table, one row per event (RFC 4180)",
  responses: { 200: { description: "The table", content: { "text/csv": { schema: { type: "string" } } } } },
};

function operation({ path, summary, schema, files }: Endpoint, almanac: Almanac, address: Address) {
  const sample = files(almanac, address)[0];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return {
    operationId: path
      .replace(".json", "")
      .replace(/[^a-z]+/g, " ")
      .trim()
      .replaceAll(" ", "-"),
    summary,
    parameters: names.map((name, i) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string" },
      example: sample?.at[i],
    })),
    responses: {
      200: { description: summary, content: { "application/json": content(schema, sample?.body()) } },
      404: { description: "Not found" },
    },
  };
}

function content(schema: SchemaName | null, example: unknown) {
  const described = schema === null ? { type: "object" } : { $ref: `#/components/schemas/${schema}` };
  // A JSON Schema as an example has references of its own, which tools take for those of the description.
  const fits = schema !== null && example !== undefined && JSON.stringify(example).length <= largestExample;
  return fits ? { schema: described, example } : { schema: described };
}

/**
 * The schemas by name. What they share is a component of its own: a `$ref` in OpenAPI starts at the root of the document.
 * The dialect is named once, by OpenAPI.
 */
function components(): Record<string, unknown> {
  const names = Object.keys(schemas) as SchemaName[];
  const shared: Record<string, unknown> = {};
  const named = names.map((name) => {
    const { $schema: _dialect, $defs, ...schema } = jsonSchema(name);
    Object.assign(shared, $defs);
    return [name, schema] as const;
  });
  const all = JSON.stringify({ ...shared, ...Object.fromEntries(named) });
  return JSON.parse(all.replaceAll('"#/$defs/', '"#/components/schemas/'));
}
