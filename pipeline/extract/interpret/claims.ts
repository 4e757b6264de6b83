/** Rows and statements brought together: what the page says of each model, each fact with its place. */

import type { Bound, EventName, Evidence } from "../../domain/schema.ts";
import type { Covered } from "../extraction.ts";
import { fineTunedHeading } from "../vocabulary/index.ts";
import type { Fact, Name, Statement } from "./facts.ts";
import { announcedBy } from "./headings.ts";
import { reachOf } from "./reach.ts";
import type { Row } from "./rows.ts";
import { scopeOf } from "./scopes.ts";

export interface Placed {
  fact: Fact;
  evidence: Evidence;
  /** True for a stage that no cell or label states, only a sentence about the whole section. */
  bySentence?: boolean;
}

export interface Claim {
  name: Name;
  facts: Placed[];
  /** Where the name stands: what is left to point at where nothing is said of it. */
  place: Evidence;
  covered: Set<Covered>;
}

export interface TableRows {
  section: string[];
  table: number;
  rows: Row[];
  line: number;
}

type At = (section: string[], table: number | null, row: number | null, line: number) => Evidence;
type Dated = Extract<Fact, { says: "date" }>;

const within = (inner: string[], outer: string[]): boolean => outer.every((each, at) => inner[at] === each);
const same = (a: string[], b: string[]): boolean => a.length === b.length && within(a, b);

/** All claims of a page, in page order. `at` makes evidence of a place. */
export function claimsOf(tables: TableRows[], statements: Statement[], at: At): Claim[] {
  const stated = new Map(
    statements.map((each) => [
      each,
      { ...at(each.section, null, null, each.line), ...(each.annotation ? { annotation: true } : {}) },
    ]),
  );
  const placed = tables.flatMap(({ section, rows }) => rows.map((row) => ({ section, row })));
  const announcement = announcedBy(placed, statements);
  const claims: Claim[] = [];
  const reach = reachOf(
    tables,
    statements.filter(({ models }) => models === null),
  );
  for (const { rows } of tables) scopeByQualifier(rows);
  scopeBySection(tables);
  for (const each of tables) {
    const { section, table, rows } = each;
    const above = reach.over(each).flatMap((note): [Statement, Evidence][] => {
      const evidence = stated.get(note);
      return evidence ? [[note, evidence]] : [];
    });
    const fineTuned = fineTunedHeading.has((section.at(-1) ?? "").toLowerCase());
    const announcedOn = announcement(section);
    for (const row of rows) {
      const here = at(section, table, row.row, row.line);
      let facts: Placed[] = row.facts.map((fact) => ({ fact, evidence: here }));
      if (fineTuned) facts = facts.map(narrowed("fine-tuned models", (event) => event !== "training-retired"));
      facts = withNotes(facts, above, section);
      if (announcedOn !== null) facts = announce(facts, announcedOn, here);
      if (row.training) facts = facts.map(asTraining);
      for (const name of row.names)
        if (name.kind === "model" || facts.some(tellsOfEnd))
          claims.push({ name, facts, place: here, covered: row.covered });
    }
  }
  for (const [{ models, facts, section }, evidence] of stated) {
    const dated = announcement(section);
    for (const name of models ?? []) {
      const own: Placed[] = facts.map((fact) => ({ fact, evidence }));
      const told =
        dated !== null &&
        facts.some(tellsEnd) &&
        !facts.some((fact) => fact.says === "date" && fact.event === "released");
      claims.push({ name, facts: told ? announce(own, dated, evidence) : own, place: evidence, covered: new Set() });
    }
  }
  return claims;
}

/** That an API or a tool is on offer is nothing that this data set is about. */
const tellsOfEnd = ({ fact }: Placed): boolean =>
  fact.says !== "stage" || (fact.stage !== "active" && fact.stage !== "preview");

/** What a provider announces: a day, or a stage towards the end. */
const tellsEnd = (fact: Fact): boolean =>
  fact.says === "date" || (fact.says === "stage" && fact.stage !== "active" && fact.stage !== "preview");

/** The heading's day, unless the section's own sentence already gives it. */
function announce(facts: Placed[], date: string, evidence: Evidence): Placed[] {
  const known = facts.some(({ fact }) => fact.says === "date" && fact.event === "announced" && fact.date === date);
  return known
    ? facts
    : [{ fact: { says: "date", event: "announced", date, bound: "on", scope: null }, evidence }, ...facts];
}

const narrowed =
  (scope: string, which: (event: EventName) => boolean) =>
  (placed: Placed): Placed =>
    placed.fact.says === "date" && placed.fact.scope === null && which(placed.fact.event)
      ? { ...placed, fact: { ...placed.fact, scope } }
      : placed;

/** "New fine-tuning training on X": the end of training on X, and whatever else is said of it holds for training only. */
function asTraining(placed: Placed): Placed {
  const { fact } = placed;
  if ((fact.says === "date" || fact.says === "relative") && fact.event === "retired")
    return { ...placed, fact: { ...fact, event: "training-retired" } };
  return narrowed("fine-tuning training", (event) => event !== "training-retired")(placed);
}

/** What the notes over a section add to one of its rows. A row's own word goes before a note's. */
function withNotes(facts: Placed[], notes: [Statement, Evidence][], section: string[]): Placed[] {
  let result = facts;
  for (const [note, evidence] of notes) {
    for (const fact of note.facts) {
      if (fact.says === "soft") result = result.map(softened(fact.event, fact.bound));
      else if (fact.says === "only-for") result = result.map(narrowed(fact.scope, (event) => event === fact.event));
      else if (adds(fact, result, same(note.section, section)))
        result = [...result, { fact, evidence, ...(fact.says === "stage" ? { bySentence: true } : {}) }];
    }
  }
  return result;
}

const softened =
  (event: EventName, bound: Bound) =>
  (placed: Placed): Placed =>
    placed.fact.says === "date" && placed.fact.event === event && placed.fact.bound === "on"
      ? { ...placed, fact: { ...placed.fact, bound } }
      : placed;

function adds(fact: Fact, known: Placed[], sameSection: boolean): boolean {
  const facts = known.map((placed) => placed.fact);
  if (fact.says === "stage") return !facts.some(({ says }) => says === "stage");
  if (fact.says === "replacement") return !facts.some(({ says }) => says === "replacement");
  if (fact.says === "relative")
    return !facts.some((each) => (each.says === "date" || each.says === "relative") && each.event === fact.event);
  if (fact.says !== "date") return false;
  const others = facts.filter((each): each is Dated => each.says === "date" && each.event === fact.event);
  if (others.some(({ date }) => date === fact.date)) return false;
  return (
    others.length === 0 ||
    fact.event === "announced" ||
    (sameSection && fact.bound === "on" && others.every(({ scope }) => scope === null))
  );
}

/**
 * Tables side by side under "US" and "EU" that date one model differently: their headings are the dates' scopes. Where
 * a heading is no scope, both dates stay, and are reported as a conflict.
 */
function scopeBySection(tables: TableRows[]): void {
  const seen = new Map<string, { rows: Row[]; scopes: Set<string | null>; dates: Set<string> }>();
  for (const { section, rows } of tables)
    for (const row of rows)
      for (const { model, version } of row.names) {
        const key = `${model.toLowerCase()}@${version}`;
        const known = seen.get(key) ?? { rows: [], scopes: new Set(), dates: new Set() };
        known.rows.push(row);
        known.scopes.add(scopeOf(section.at(-1) ?? ""));
        known.dates.add(datesOf(row));
        seen.set(key, known);
        row.home = section.at(-1) ?? "";
      }
  for (const { rows, scopes, dates } of seen.values()) {
    if (dates.size < 2 || scopes.size < 2 || scopes.has(null)) continue;
    for (const row of rows)
      row.facts = row.facts.map((fact) =>
        fact.says === "date" && fact.scope === null ? { ...fact, scope: scopeOf(row.home ?? "") } : fact,
      );
  }
}

const datesOf = (row: Row): string =>
  row.facts
    .flatMap((fact) => (fact.says === "date" ? [`${fact.event} ${fact.date} ${fact.bound}`] : []))
    .sort()
    .join(";");

/**
 * The region or deployment of a row is its dates' scope where rows of one model differ in their dates, and where the
 * column names the one that the row is about. A list of all regions where a model is offered is none.
 */
function scopeByQualifier(rows: Row[]): void {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.names.map(({ model, version }) => `${model.toLowerCase()}@${version}`).join("|");
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  for (const group of groups.values()) {
    const differ = new Set(group.map(datesOf)).size > 1;
    if (group.length > 1 && !differ) continue;
    for (const row of group) {
      const qualifier = differ || row.qualified ? row.qualifier : null;
      if (qualifier !== null)
        row.facts = row.facts.map((fact) =>
          fact.says === "date" && fact.scope === null ? { ...fact, scope: qualifier } : fact,
        );
    }
  }
}
