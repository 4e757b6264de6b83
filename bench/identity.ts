/**
 * `node bench/identity.ts`: how many ids, as libraries, clouds and the model lists of APIs write them, lead to the one
 * record that they name, and how many to another.
 */
import { idResolver } from "../pipeline/domain/identity/resolve-id.ts";
import { loadDataset } from "../src/lib/almanac/load-dataset.ts";
import modelIds from "../test/fixtures/api-model-ids.json" with { type: "json" };
import { type WrittenKey, writtenKeys } from "../test/support/written-keys.ts";

const { records } = loadDataset();
const known = new Set(records.map(({ id }) => id));
const resolve = idResolver(records);

const listed = Object.entries(modelIds).flatMap(([provider, ids]) =>
  ids.flatMap((text): WrittenKey[] => {
    const record = `${provider}/${text.replace(/^models\//, "")}`;
    if (!known.has(record)) return [];
    return [
      { kind: `API list: ${provider}`, text: `${provider}/${text}`, record },
      { kind: `API list: ${provider}, bare`, text, record },
    ];
  }),
);

const count = (of: readonly WrittenKey[], is: (key: WrittenKey, found: ReturnType<typeof resolve>) => boolean) =>
  of.filter((key) => is(key, resolve(key.text))).length;

const rows = [...Map.groupBy([...writtenKeys(records), ...listed], ({ kind }) => kind)].map(([kind, keys]) => ({
  kind,
  ids: keys.length,
  right: count(keys, ({ record }, it) => it.found === "one" && it.record.id === record),
  wrong: count(keys, ({ record }, it) => it.found === "one" && it.record.id !== record),
  several: count(keys, (_, it) => it.found === "several"),
  none: count(keys, (_, it) => it.found === "none"),
}));
console.table(rows);
