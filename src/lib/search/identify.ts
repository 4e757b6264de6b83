/** Ids as libraries and clouds write them, in searches. Loaded by the browser when somebody types one. */
import { type Identified, idResolver } from "../../../pipeline/domain/identity/resolve-id.ts";
import type { Identity } from "./search.ts";
import type { SearchDocument } from "./search-documents.ts";

/** Says what a text names among the documents. */
export type Identify = (text: string) => Identity;

/** Makes the look-up of documents by their ids, once. */
export function identifierOf(documents: readonly SearchDocument[]): Identify {
  const resolve = idResolver(documents.map(identified));
  return (text) => {
    const it = resolve(text);
    const { name } = it.written;
    const documentsOf = (records: readonly { document: SearchDocument }[]) => records.map(({ document }) => document);
    const exact = { name, isExact: true, similar: [] };
    if (it.found === "several") return { ...exact, documents: documentsOf(it.records) };
    if (it.found === "one") return { ...exact, documents: documentsOf([it.record, ...it.elsewhere]) };
    const versions = documentsOf([...it.family, ...it.elsewhere]);
    const [documents, similar] = it.written.hasPlatform ? [versions, []] : [[], versions];
    return { name, isExact: false, documents, similar };
  };
}

/** A document as what finds records knows it. */
export function identified(document: SearchDocument): Identified & { document: SearchDocument } {
  const { id, model, version, name, kind, provider, formerIds } = document;
  const aliases = document.aliases.map((alias) => ({ model: alias }));
  return { id, provider: provider.id, model, version, name, kind, aliases, formerIds: [...formerIds], document };
}
