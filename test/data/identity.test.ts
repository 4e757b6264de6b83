// The ids that others write, against the committed records: nearly all lead to the record that they name, none to another.
import { describe, expect, it } from "vitest";
import { idResolver } from "../../pipeline/domain/identity/resolve-id.ts";
import { modelRecord } from "../../pipeline/domain/schema.ts";
import modelIds from "../fixtures/api-model-ids.json" with { type: "json" };
import { filesBelow, textOf } from "../support/repository.ts";
import { writtenKeys } from "../support/written-keys.ts";

const records = filesBelow("generated/models").map((file) => modelRecord.parse(JSON.parse(textOf(file))));
const known = new Map(records.map((record) => [record.id, record]));
const resolve = idResolver(records);

/** The record that a text leads to; null for none or several. */
function recordOf(text: string): string | null {
  const it = resolve(text);
  return it.found === "one" ? it.record.id : null;
}

describe("keys made from the records", () => {
  const keys = writtenKeys(records);
  const wrong = (of: readonly (typeof keys)[number][]) => of.filter(({ text, record }) => recordOf(text) !== record);

  it("lead to their record, at least 98 of 100 of each kind", () => {
    expect(keys.length).toBeGreaterThan(1_000);
    for (const [kind, of] of Map.groupBy(keys, (key) => key.kind)) {
      const missed = wrong(of).map(({ text }) => text);
      expect(missed.length / of.length, `${kind}: ${missed.slice(0, 10).join(", ")}`).toBeLessThanOrEqual(0.02);
    }
  });

  it("never lead to another record", () => {
    const elsewhere = wrong(keys).filter(({ text }) => recordOf(text) !== null);
    expect(elsewhere.map(({ text, record }) => `${text}: ${recordOf(text)}, not ${record}`)).toEqual([]);
  });

  it("lead to no record with a date taken away or put in its place", () => {
    const dated = keys.filter(({ text }) => /20\d\d-?\d\d-?\d\d/.test(text));
    expect(dated.length).toBeGreaterThan(100);
    for (const { text, record } of dated) {
      for (const other of ["", "-1999-12-31"]) {
        const changed = text.replaceAll(/[-@]?20\d\d-?\d\d-?\d\d/g, other);
        const it = resolve(changed);
        // Azure's customers name a model without its version; that is told.
        const isTold = it.found === "one" && (it.by === "version" || it.by === "alias");
        const found = isTold ? null : recordOf(changed);
        expect(found, `${changed} from ${record}`).not.toBe(record);
      }
    }
  });
});

describe("an id with another digit", () => {
  it("never leads to the record whose id was changed", () => {
    const changed = records
      .filter(({ kind }) => kind === "model")
      .flatMap(({ id }) =>
        [...id].flatMap((digit, at) =>
          /\d/.test(digit) ? [{ id, text: `${id.slice(0, at)}${(Number(digit) + 1) % 10}${id.slice(at + 1)}` }] : [],
        ),
      );
    expect(changed.length).toBeGreaterThan(4_000);
    expect(changed.filter(({ id, text }) => recordOf(text) === id)).toEqual([]);
  });
});

describe("model lists of APIs", () => {
  const listed = Object.entries(modelIds).flatMap(([provider, ids]) => ids.map((id) => ({ provider, id })));
  const idOf = ({ provider, id }: (typeof listed)[number]) => `${provider}/${id.replace(/^models\//, "")}`;

  it("lead to the records of the provider, as the API writes them and behind its name", () => {
    const existing = listed.filter((it) => known.has(idOf(it)));
    expect(existing.length).toBeGreaterThan(60);
    expect(existing.filter((it) => recordOf(`${it.provider}/${it.id}`) !== idOf(it)).map(idOf)).toEqual([]);
    for (const it of existing) {
      const found = resolve(it.id);
      const first = found.found === "one" ? found.record : found.found === "several" ? found.records[0] : null;
      expect(first?.id, it.id).toBe(idOf(it));
    }
  });

  it("lead to no record of another platform, nor to another model's", () => {
    for (const it of listed.filter((one) => !known.has(idOf(one)))) {
      for (const text of [it.id, `${it.provider}/${it.id}`]) {
        const found = resolve(text);
        if (found.found !== "one") continue;
        const { record, by } = found;
        const name = it.id.replace(/^models\//, "");
        const isGiven = by === "alias" && record.aliases?.some(({ model }) => model === name);
        const isVersion = record.version !== null && name.startsWith(record.model);
        expect([record.provider, isGiven || isVersion || record.formerIds?.includes(idOf(it))], text).toEqual([
          it.provider,
          true,
        ]);
      }
    }
  });
});
