/** What all kinds of cells share: a cell reads whole, or it is not read. */

import { limits } from "../../page-limits.ts";
import { has, lexText, type Token } from "../lex.ts";
import { oncePerPage } from "../lexicon/per-page.ts";

export type CellResult<T> = { ok: true; value: T } | { ok: false; why: string };

export const unread = (why: string): { ok: false; why: string } => ({ ok: false, why });

export const isMark = (token: Token): boolean => token.kind === "mark" || token.kind === "break";

/** The first part of an abbreviation in parts ("k. A."). */
const spacedAbbreviation = /(?<!\p{L})(\p{L}{1,2})\.\s+(?=\p{L}{1,2}\.?$)/gu;

/** Whether words say that there is nothing: a dash, or a phrase such as "N/A", with an aside behind it. */
export const isBlank = oncePerPage((text: string, lexicon): boolean => {
  if (text.length > limits.valueLength) return false;
  const bare = text
    .replace(/[(（][^()（）]*[)）]/g, " ")
    .replace(/[*†‡.。]+$/g, "")
    .replace(spacedAbbreviation, "$1.")
    .trim();
  if (/^[-–—―−ー_\s]*$/.test(bare)) return true;
  const tokens = lexText(bare, lexicon).filter((token) => !isMark(token) && !has(token, "filler"));
  return tokens.length === 1 && has(tokens[0], "none");
});

export const trimMarks = (text: string): string =>
  text
    .replace(/(?:[\s*†‡§¹²³→,;:、，\p{So}]|\uFE0F)+$|\s+[-–—]+\s*$/u, "")
    .replace(/^[\s*†‡→,;:、，]+/u, "")
    .trim();

/** Footnote references that no markup sets apart: "gpt-4 [1]", "gpt-4[^1]". */
export const withoutReferences = (text: string): string => text.replace(/(?:\s*\[\^?\w{1,3}\])+(?=\s*(?:\n|$))/g, "");
