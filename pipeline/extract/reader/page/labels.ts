/** Short lines above a table that are its label. */
import { type Block, plain } from "../../read/document.ts";

/** A short line of its own right above a table is the table's label: "Legacy models", "**Retired**". */
export function labelAbove(previous: Block | undefined, table: { section: string[] }): string | null {
  if (!previous || previous.type === "heading" || previous.type === "table" || previous.section !== table.section)
    return null;
  if (previous.type === "paragraph") return labelText(plain(previous.content));
  const [only, ...more] = previous.items;
  return only && more.length === 0 && only.items.length === 0 ? labelText(plain(only.content)) : null;
}

/** The text of a label without its colon; null where it is too long or a sentence. */
export function labelText(words: string): string | null {
  const text = words.replace(/\s+/g, " ").replace(/:$/, "").trim();
  if (
    text === "" ||
    text.length > 60 ||
    text.split(" ").length > 5 ||
    /[.!?;|]$|^(?:fact|unread|left out):/i.test(text)
  )
    return null;
  return text;
}
