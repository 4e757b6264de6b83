/** For whom or where a row holds, where its model's cell says so: "`a` (EU only)", "`a` Standard". */

import type { InlineContent } from "../../read/document.ts";
import { has, isScope, lexText, type Token, textOf } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";

/** The cell without the scope beside its names, and that scope in the words of the page; null for none. */
export function splitScope(content: InlineContent, lexicon: Lexicon): { content: InlineContent; scope: string | null } {
  const scopes: string[] = [];
  const isCoded = content.some(({ code }) => code === true);
  const rest = content.map((run) => {
    if (run.code || run.isFootnoteRef) return run;
    const withoutAsides = run.text.replace(/\s*[(（]([^()（）]{1,80})[)）]/g, (whole, aside: string) => {
      if (!isOnlyScope(lexText(aside, lexicon))) return whole;
      scopes.push(aside.trim());
      return "";
    });
    const beside = lexText(withoutAsides, lexicon);
    if (!isCoded || !isOnlyScope(beside)) return { ...run, text: withoutAsides };
    scopes.push(textOf(beside.filter((token) => token.kind !== "mark" && token.kind !== "break")).trim());
    return { ...run, text: " " };
  });
  return scopes.length === 0 ? { content, scope: null } : { content: rest, scope: scopes.join(", ") };
}

/** Words that say for whom or where, and nothing else. */
function isOnlyScope(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.kind !== "mark" && token.kind !== "break");
  return (
    words.some((token) => isScope(token) && !has(token, "everyone", "name.word")) &&
    words.every(
      (token) =>
        (isScope(token) && !has(token, "name.word")) ||
        has(token, "only", "filler", "everyone", "title.scope", "and", "scope.prep", "noun.endpoint"),
    )
  );
}
