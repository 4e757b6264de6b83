/** Advice on what to use instead that no rule could tie to the models of its section. */

import { eventOf } from "../chunks/events.ts";
import { lastLineAt } from "../last-line.ts";
import { has, type Token } from "../lex.ts";
import { keyOf } from "../section-key.ts";
import type { PageState, Place } from "./page-state.ts";

/** Whether a passage speaks of what to use instead, and of no end of its own models. */
export const isAdvice = (tokens: readonly Token[]): boolean =>
  tokens.some((token) =>
    has(token, "replace.use", "replace.by", "replace.to", "replace.noun", "replaces", "replaced"),
  ) && !tokens.some((token) => eventOf(token) !== null && eventOf(token) !== "released");

/**
 * Reports the lists and sentences whose models may have a replacement: a later passage of their section recommends
 * something, and no replacement was read for them.
 */
export function reportUnreadAdvice(page: PageState): void {
  const reported = new Set<number>();
  const open = page.advice.length > 0 ? withoutReplacement(page) : new Map<string, Place[]>();
  for (const advice of page.advice)
    for (const { line } of open.get(keyOf(advice.section)) ?? []) {
      if (line >= advice.line || reported.has(line)) continue;
      reported.add(line);
      const endLine = lastLineAt(page.document.blocks, line);
      page.result.problems.push({
        rule: "replacement-unread",
        severity: "warning",
        line,
        ...(endLine > line ? { endLine } : {}),
        message: `what line ${advice.line} recommends instead of these models could not be read`,
        value: null,
      });
    }
}

/** Where models are said to end of which no replacement was read, by section. */
function withoutReplacement(page: PageState): Map<string, Place[]> {
  const statements = page.result.entries.flatMap((entry) => (entry.type === "statement" ? [entry.statement] : []));
  const replaced = new Set(
    statements.flatMap(({ models, facts }) =>
      facts.some(({ says }) => says === "replacement") ? (models ?? []).map(({ model }) => model.toLowerCase()) : [],
    ),
  );
  const open = statements.filter(
    ({ models, facts }) =>
      facts.some((fact) => fact.says === "stage" || (fact.says === "date" && fact.event !== "released")) &&
      (models ?? []).some(({ model }) => !replaced.has(model.toLowerCase())),
  );
  return Map.groupBy(open, ({ section }) => keyOf(section));
}
