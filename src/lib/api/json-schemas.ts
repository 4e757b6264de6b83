/** The JSON Schemas of the API, by the names they are published under. */
import { z } from "zod";
import { change, check, modelRecord, sourceDefinition } from "../../../pipeline/domain/schema.ts";
import * as shapes from "./shapes.ts";

/** Every published shape: the files of the data set, then the answers of the API. */
export const schemas = {
  model: modelRecord,
  change,
  check,
  source: sourceDefinition,
  index: shapes.entry,
  "model-list": shapes.modelList,
  "model-detail": shapes.modelDetail,
  "provider-list": shapes.providerList,
  "provider-detail": shapes.providerDetail,
  "change-months": shapes.changeMonths,
  "changes-of-month": shapes.changesOfMonth,
  upcoming: shapes.upcoming,
  announcements: shapes.announcements,
  lookup: shapes.lookup,
  badge: shapes.badge,
} as const;
export type SchemaName = keyof typeof schemas;

/**
 * The JSON Schema (draft 2020-12) of a shape. We check our own output without mercy; what is published lets unknown
 * fields through, for v1 may add some.
 */
export function jsonSchema(name: SchemaName): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schemas[name], {
    io: name === "source" ? "input" : "output",
    override: ({ jsonSchema: node }) => {
      if (node.additionalProperties === false) delete node.additionalProperties;
    },
  });
}
