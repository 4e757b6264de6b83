/** States facts of whom a sentence is about. */

import type { Block, ListItem } from "../../read/document.ts";
import type { Subject } from "../clauses/claims.ts";
import { readHeading } from "../headings.ts";
import { keyOf } from "../section-key.ts";
import type { Fact } from "../statements.ts";
import { familyMembers, modelsOf } from "./model-names.ts";
import type { PageState, Place } from "./page-state.ts";
import { addStatement } from "./reports.ts";

/** States facts of a subject; false where it is not known whom they are about. */
export function stateFacts(
  page: PageState,
  subject: Subject,
  facts: Fact[],
  place: Place,
  next: Block | ListItem[] | undefined,
): boolean {
  const { section, line } = place;
  if (section.some((heading) => readHeading(heading, page.choose(heading)).isVoid)) return false;
  if (subject.kind === "names") {
    const models = subject.names.map((name) => modelsOf(page, name, section));
    const known = models.flatMap((each) => each ?? []);
    // A model is not its own replacement: then it is another of the same name that is meant.
    const isItself = (fact: Fact): boolean =>
      fact.says === "replacement" && known.some(({ model }) => model.toLowerCase() === fact.model.toLowerCase());
    const own = facts.filter((fact) => !isItself(fact));
    if (known.length > 0) addStatement(page, { models: known, facts: own, section, line });
    return !models.includes(null) && own.length === facts.length;
  }
  if (subject.kind === "family") {
    const members = familyMembers(page, subject.name, section);
    if (members.length === 0) return false;
    addStatement(page, { models: members, facts, section, line });
    return true;
  }
  const isNote = facts.every(({ says }) => says === "soft" || says === "only-for" || says === "void");
  if (isNote) {
    const reach = subject.kind === "section" && subject.page ? [] : section;
    addStatement(page, { models: null, facts, section: reach, line });
    return true;
  }
  const rows = page.rowsBelow.get(keyOf(section)) ?? 0;
  if (subject.kind === "section" && page.listed?.section === section && !page.ownTables.has(section)) {
    const before = page.result.entries.length;
    addStatement(page, { models: page.listed.names, facts, section, line });
    for (const entry of page.result.entries.slice(before)) page.general.add(entry);
    return true;
  }
  if (listOf(next) && (subject.kind === "following" || rows === 0)) {
    page.pending = { facts, event: null };
    return true;
  }
  if (subject.kind === "following" && rows === 0) {
    page.rollout = { section, facts, line };
    return true;
  }
  if (rows === 0 || (subject.kind === "section" && subject.one === true && rows > 1)) return false;
  addStatement(page, { models: null, facts, section, line });
  return true;
}

/** Whether what follows is a list. */
export const listOf = (next: Block | ListItem[] | undefined): boolean => Array.isArray(next) || next?.type === "list";
