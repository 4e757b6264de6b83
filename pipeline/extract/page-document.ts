/** The text of a page, in whatever format → Document. */
import type { PageDefinition, PageFormat } from "../domain/schema.ts";
import { genericDocument } from "./json/generic-document.ts";
import { parseData } from "./json/parse-data.ts";
import { recordsDocument } from "./json/records-document.ts";
import { withSections } from "./page-sections.ts";
import type { Document } from "./read/document.ts";
import { readDocument } from "./read/read-document.ts";

/**
 * Reads a page in its format. JSON and YAML are read by the records of the definition, or without one by the names of their
 * keys. Throws PageError if the page exceeds a limit, is in another format, or has no records.
 */
export function pageDocument(text: string, format: PageFormat, definition?: PageDefinition): Document {
  if (format === "markdown" || format === "html") {
    const document = readDocument(text, format, definition?.main);
    return definition?.sections ? withSections(document, definition.sections) : document;
  }
  const data = parseData(text, format);
  return definition?.records ? recordsDocument(data, definition.records) : genericDocument(data);
}
