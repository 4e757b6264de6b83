/** An entry for annotations.yaml, to be filled in. */
import { Document } from "yaml";
import type { UnreadItem } from "../ingest/unread.ts";

/**
 * The entry as YAML. What is left to fill in is in angle brackets, which no annotation may have, so that a forgotten field is
 * an error and not a fact.
 */
export function annotationEntry({ page, hash, names }: UnreadItem, day: string): string {
  const document = new Document([{ page, block: hash, by: "<your name>", on: day }]);
  const models = document.createNode(names.length > 0 ? names : ["<model>"], { flow: true });
  const event = document.createNode({ event: "retired", date: "<YYYY-MM-DD>" }, { flow: true });
  document.setIn([0, "facts"], document.createNode([{ models, events: [event], replacements: [] }]));
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).replace("[ ", "[").replace(" ]", "]");
}
