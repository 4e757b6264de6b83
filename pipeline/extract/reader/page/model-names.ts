/** The models that a name on the page means. */

import { plain } from "../../read/document.ts";
import { isDates, looksLikeIds } from "../columns.ts";
import { isIdLike, kindByForm, type NameRef } from "../names.ts";
import { wordsKey } from "../page-names.ts";
import { keyOf } from "../section-key.ts";
import type { Name } from "../statements.ts";
import type { PageState } from "./page-state.ts";

/** The models of a family that the tables of the section list: their ids begin with its name, or have all its words in order. */
export function familyMembers(page: PageState, family: string, section: string[]): Name[] {
  const words = family.toLowerCase().split("-");
  const isMember = (model: string): boolean => {
    const own = model.toLowerCase().split("-");
    let from = 0;
    return words.every((word, at) => {
      const found = own.indexOf(word, from);
      from = found + 1;
      return at === 0 ? found === 0 : found >= 0;
    });
  };
  const listed = (page.listed?.section === section ? page.listed.names : []).filter(({ model }) => isMember(model));
  if (listed.length > 0) return listed;
  const found = page.document.blocks.flatMap((block) => {
    if (block.type !== "table" || block.section !== section) return [];
    return block.body.flatMap((row) =>
      row.slice(0, 2).flatMap((cell) => {
        const text = plain(cell.content).trim();
        return isMember(text) && isIdLike(text) ? [text] : [];
      }),
    );
  });
  return [...new Set(found)].map((model) => ({ model, version: null, name: null, kind: "model" }));
}

/**
 * The models that a name stands for: itself, or the ids that the page prints for a display name. Null where the section
 * lists ids and the name is that of none, or of several.
 */
export function modelsOf(page: PageState, name: NameRef, section: string[]): Name[] | null {
  const own = toName(page, name);
  const full = fullId(page, name);
  if (full !== null) return [{ ...own, model: full, name: name.text }];
  const listed = (page.rowsBelow.get(keyOf(section)) ?? 0) > 0;
  if (name.code || !/\s/.test(name.text) || own.model !== name.text) return [own];
  const ids = page.names.byWords.get(wordsKey(name.text)) ?? [];
  if (ids.length === 1) return ids.map((id) => ({ ...own, model: id, name: name.text }));
  return ids.length > 1 || (listed && !page.names.known.names.has(name.text.toLowerCase()) && hasIdRows(page, section))
    ? null
    : [own];
}

/** "V4-Pro" on a page with one id in code that ends so: `lark-v4-pro`. */
function fullId(page: PageState, { code, text }: NameRef): string | null {
  const short = text.toLowerCase();
  if (code || !isIdLike(text) || page.names.codes.has(short)) return null;
  const ids = [...page.names.codes].filter(([id]) => id.endsWith(`-${short}`));
  return ids.length === 1 ? (ids[0]?.[1] ?? null) : null;
}

function hasIdRows(page: PageState, section: string[]): boolean {
  return page.document.blocks.some(
    (block) =>
      block.type === "table" &&
      block.section === section &&
      [0, 1, 2].some((at) => looksLikeIds(block.body, at) && !isDates(block, at, page.choose(""))),
  );
}

/** A name as it is published: the id of a display name where the page gives one. */
export function toName(page: PageState, { text, display, version }: NameRef): Name {
  const id = page.names.idOf.get(text.toLowerCase());
  if (id !== undefined) return { model: id, version, name: text, kind: "model" };
  return { model: text, version, name: display, kind: kindByForm(text) };
}
