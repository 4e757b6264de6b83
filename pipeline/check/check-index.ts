/** What the scanner has to know of the records: small enough to be fetched by a browser as JSON. */
import type { Identified } from "../domain/identity/resolve-id.ts";

/** One record: its id, and what cannot be read from the id. */
export interface IndexRow {
  id: string;
  /** Absent where the id ends with none. */
  version?: string;
  aliases?: readonly string[];
  formerIds?: readonly string[];
}

export interface CheckIndex {
  format: 1;
  records: readonly IndexRow[];
}

/** The index of all records that are models; endpoints, tools and parameters are not looked for. */
export function checkIndex(records: readonly Identified[]): CheckIndex {
  const models = records.filter(({ kind }) => kind === "model");
  return { format: 1, records: models.map(rowOf) };
}

/** The records of an index, as far as they are needed to find them. */
export function recordsOf({ records }: CheckIndex): Identified[] {
  return records.map(({ id, version, aliases, formerIds }): Identified => {
    const slash = id.indexOf("/");
    return {
      id,
      provider: id.slice(0, slash),
      model: id.slice(slash + 1, version === undefined ? undefined : -version.length - 1),
      version: version ?? null,
      name: null,
      kind: "model",
      ...(aliases && { aliases: aliases.map((model) => ({ model })) }),
      ...(formerIds && { formerIds: [...formerIds] }),
    };
  });
}

function rowOf({ id, version, aliases = [], formerIds = [] }: Identified): IndexRow {
  return {
    id,
    ...(version !== null && { version }),
    ...(aliases.length > 0 && { aliases: aliases.map(({ model }) => model) }),
    ...(formerIds.length > 0 && { formerIds }),
  };
}
