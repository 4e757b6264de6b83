/** What is read of a page, as facts that can be compared. */

import type { ModelRecord } from "../../../pipeline/domain/schema.ts";
import { extractPage } from "../../../pipeline/extract/extract-page.ts";
import type { Extraction } from "../../../pipeline/extract/extraction.ts";
import { PageError } from "../../../pipeline/extract/page-error.ts";
import type { Format } from "../../../pipeline/extract/read/read-document.ts";

export interface Fact {
  key: string;
  model: string;
  kind: "date" | "relative" | "stage" | "replacement";
  /** Event, stage or replacement. */
  what: string;
  date: string | null;
  /** For a date, each of its bounds with whether it is for all or for some, as "on/all". */
  forms: Set<string>;
}
export type Facts = Map<string, Fact>;

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[`*]/g, "")
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

type Stated = Pick<ModelRecord, "model"> & {
  version?: string | null | undefined;
  stage?: string | null | undefined;
  events: readonly { event: string; date: string; bound: string; scope?: string | null | undefined }[];
  relative?: readonly { event: string; text: string }[];
  replacements: readonly (string | { model: string })[];
};

/** All facts of records or labels. */
export function factsOf(records: readonly Stated[]): Facts {
  const facts: Facts = new Map();
  for (const record of records) {
    const model = plain(record.model);
    const id = record.version ? `${model}@${plain(record.version)}` : model;
    const add = (kind: Fact["kind"], what: string, date: string | null, form: string): void => {
      const key = `${id} | ${kind} ${what}${date === null ? "" : ` ${date}`}`;
      const fact = facts.get(key) ?? { key, model, kind, what, date, forms: new Set() };
      fact.forms.add(form);
      facts.set(key, fact);
    };
    for (const { event, date, bound, scope } of record.events)
      add("date", event, date, `${bound}/${scope ? "some" : "all"}`);
    for (const { event, text } of record.relative ?? []) add("relative", event, plain(text), "");
    if (record.stage) add("stage", record.stage, null, "");
    for (const each of record.replacements)
      add("replacement", plain(typeof each === "string" ? each : each.model), null, "");
  }
  return facts;
}

export type Reading = Pick<Extraction, "records" | "problems" | "unread"> & { facts: Facts };

/** What the reader reads of a text, by the general rules alone. A page that it refuses is one problem of the whole page. */
export function read(text: string, format: Format): Reading {
  try {
    const { records, problems, unread } = extractPage(text, {
      provider: "mutant",
      page: "page",
      snapshot: null,
      format,
    });
    return { records, problems, unread, facts: factsOf(records) };
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    const problem = { rule: error.rule, severity: "error" as const, line: null, message: error.message, value: null };
    return { records: [], problems: [problem], unread: [], facts: new Map() };
  }
}
