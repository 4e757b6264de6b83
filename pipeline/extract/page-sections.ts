/** The parts of a page that a definition wants read, such as one provider's models on a page about several. */
import type { PageSections } from "../domain/schema.ts";
import type { Block, Document } from "./read/document.ts";

/** The document with the blocks of these sections alone; headings are compared in any case. */
export function withSections(document: Document, { only, except }: PageSections): Document {
  const isBelow = (block: Block, titles: readonly string[]): boolean => {
    const names = new Set(titles.map((title) => title.toLowerCase()));
    return [...block.section, ...(block.type === "heading" ? [block.text] : [])].some((title) =>
      names.has(title.toLowerCase()),
    );
  };
  const blocks = document.blocks.filter(
    (block) => (only === undefined || isBelow(block, only)) && !(except && isBelow(block, except)),
  );
  return { ...document, blocks };
}
