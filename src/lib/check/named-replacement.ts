/** What a page names to be used instead of a model, and whether that is still offered. */
import type { SearchDocument } from "../search/search-documents.ts";

export interface NamedReplacement {
  /** Its id; the names that the page gives where none has a document. */
  text: string;
  /** Null where none has a document. */
  replacement: SearchDocument | null;
  /** What speaks against it; empty for nothing. */
  doubt: string;
}

/** The last replacement of a document; null where the page names none. */
export function namedReplacement(
  { lastReplacement, replacements }: SearchDocument,
  documents: readonly SearchDocument[],
): NamedReplacement | null {
  const replacement = lastReplacement === null ? null : (documents[lastReplacement] ?? null);
  if (replacement) return { text: replacement.id, replacement, doubt: doubtOf(replacement) };
  return replacements.length === 0
    ? null
    : { text: replacements.join(", "), replacement: null, doubt: "no entry here" };
}

/** The same as text: `azure-openai/gpt-5.1@2025-11-13 (itself scheduled for retirement)`; empty for none. */
export function replacementText(document: SearchDocument, documents: readonly SearchDocument[]): string {
  const named = namedReplacement(document, documents);
  if (named === null) return "";
  return named.doubt === "" ? named.text : `${named.text} (${named.doubt})`;
}

function doubtOf({ stage, age }: SearchDocument): string {
  if (stage === "retired") return "itself retired";
  if (stage === "ending") return "itself scheduled for retirement";
  return age.delisted === null ? "" : "no longer listed";
}
