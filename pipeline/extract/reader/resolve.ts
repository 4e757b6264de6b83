/** Rows and statements brought together: what the page says of each model, each fact with its place. */
import type { Bound, EventName, Evidence } from "../../domain/schema.ts";
import type { Covered } from "../extraction.ts";
import { announcementDays } from "./entry-days.ts";
import type { NoteScope } from "./note-scope.ts";
import type { Row } from "./rows/lifecycle-table.ts";
import type { Fact, Name, Statement } from "./statements.ts";

export interface LocatedFact {
  fact: Fact;
  evidence: Evidence;
  /** True for a stage that no cell or label states, only a sentence about the whole section. */
  bySentence?: boolean;
}

export interface ModelClaims {
  name: Name;
  facts: LocatedFact[];
  /** Where the name is: what is left to point at where nothing is said of it. */
  place: Evidence;
  covered: Set<Covered>;
}

export interface TableRows {
  section: string[];
  table: number;
  rows: Row[];
  line: number;
}

/** What the headings of a page say, as far as resolving needs it. */
export interface Headings {
  dayOf(heading: string): string | null;
  /** The day on which the models of a section are retired, where its heading is that day. */
  retiresOn(section: string[]): string | null;
  scopeOf(heading: string): string | null;
  isTuned(heading: string): boolean;
}

type At = (section: string[], table: number | null, row: number | null, line: number) => Evidence;
type Dated = Extract<Fact, { says: "date" }>;

const same = (a: string[], b: string[]): boolean => a.length === b.length && b.every((each, at) => a[at] === each);

/** All claims of a page, in page order. `at` makes evidence of a place. */
export function resolveClaims(
  tables: TableRows[],
  statements: readonly Statement[],
  scope: NoteScope,
  headings: Headings,
  at: At,
): ModelClaims[] {
  const stated = new Map(
    statements.map((each) => [
      each,
      { ...at(each.section, null, null, each.line), ...(each.annotation ? { annotation: true } : {}) },
    ]),
  );
  const placed = tables.flatMap(({ section, rows }) => rows.map((row) => ({ section, row })));
  const announcedOn = announcementDays(placed, statements, headings.dayOf);
  for (const { rows } of tables) scopeByQualifier(rows);
  scopeBySection(tables, headings);
  const claims: ModelClaims[] = [];
  for (const table of tables) {
    const notes = scope.notesFor(table).flatMap((note): [Statement, Evidence][] => {
      const evidence = stated.get(note);
      return evidence ? [[note, evidence]] : [];
    });
    for (const row of table.rows)
      claims.push(...rowClaims(row, table, notes, announcedOn(table.section), headings, at));
  }
  const limits = [...stated].filter(([{ models, facts }]) => models === null && facts.every(isLimit));
  for (const [statement, evidence] of stated) {
    const own = limits.filter(([{ section }]) => section.every((heading, at) => statement.section[at] === heading));
    for (const claim of statementClaims(statement, evidence, announcedOn(statement.section)))
      claims.push({ ...claim, facts: withNotes(claim.facts, own, statement.section) });
  }
  return claims;
}

/** A note that only says how firm, or for whom, the dates around it are, or that they do not hold. */
const isLimit = ({ says }: Fact): boolean => says === "soft" || says === "only-for" || says === "void";

function rowClaims(
  row: Row,
  { section, table }: TableRows,
  notes: [Statement, Evidence][],
  announced: string | null,
  headings: Headings,
  at: At,
): ModelClaims[] {
  const here = at(section, table, row.row, row.line);
  let facts: LocatedFact[] = row.facts.map((fact) => ({ fact, evidence: here }));
  if (headings.isTuned(section.at(-1) ?? ""))
    facts = facts.map(withScope("fine-tuned models", (event) => event !== "training-retired"));
  const retiresOn = headings.retiresOn(section);
  if (retiresOn !== null && announced === null && !facts.some(({ fact }) => fact.says === "date"))
    facts.unshift({
      fact: { says: "date", event: "retired", date: retiresOn, bound: "on", scope: null },
      evidence: here,
    });
  facts = withNotes(facts, notes, section);
  if (announced !== null) facts = withAnnouncement(facts, announced, here);
  if (row.training) facts = facts.map(asTraining);
  return row.names
    .filter((name) => name.kind === "model" || facts.some(tellsOfEnd))
    .map((name) => ({ name, facts, place: here, covered: row.covered }));
}

function statementClaims({ models, facts }: Statement, evidence: Evidence, announced: string | null): ModelClaims[] {
  return (models ?? []).map((name) => {
    const own: LocatedFact[] = facts.map((fact) => ({ fact, evidence }));
    const ends =
      announced !== null &&
      facts.some(tellsEnd) &&
      !facts.some((fact) => fact.says === "date" && fact.event === "released");
    return {
      name,
      facts: ends ? withAnnouncement(own, announced, evidence) : own,
      place: evidence,
      covered: new Set<Covered>(),
    };
  });
}

/** That an API or a tool is on offer is nothing that this data set is about. */
const tellsOfEnd = ({ fact }: LocatedFact): boolean =>
  fact.says !== "alias" && (fact.says !== "stage" || (fact.stage !== "active" && fact.stage !== "preview"));

/** What a provider announces: a day, or a stage towards the end. */
const tellsEnd = (fact: Fact): boolean =>
  fact.says === "date" || (fact.says === "stage" && fact.stage !== "active" && fact.stage !== "preview");

/** The heading's day, unless the section's own sentence already gives it. */
function withAnnouncement(facts: LocatedFact[], date: string, evidence: Evidence): LocatedFact[] {
  const known = facts.some(({ fact }) => fact.says === "date" && fact.event === "announced" && fact.date === date);
  return known
    ? facts
    : [{ fact: { says: "date", event: "announced", date, bound: "on", scope: null }, evidence }, ...facts];
}

const withScope =
  (scope: string, which: (event: EventName) => boolean) =>
  (located: LocatedFact): LocatedFact =>
    located.fact.says === "date" && located.fact.scope === null && which(located.fact.event)
      ? { ...located, fact: { ...located.fact, scope } }
      : located;

/** "New fine-tuning training on X": the end of training on X, and whatever else is said of it holds for training only. */
function asTraining(located: LocatedFact): LocatedFact {
  const { fact } = located;
  if ((fact.says === "date" || fact.says === "relative") && fact.event === "retired")
    return { ...located, fact: { ...fact, event: "training-retired" } };
  return withScope("fine-tuning training", (event) => event !== "training-retired")(located);
}

/** What the notes over a section add to one of its rows. A row's own word goes before a note's. */
function withNotes(facts: LocatedFact[], notes: [Statement, Evidence][], section: string[]): LocatedFact[] {
  let result = facts;
  for (const [note, evidence] of notes) {
    for (const fact of note.facts) {
      if (fact.says === "soft") result = result.map(withBound(fact.event, fact.bound));
      else if (fact.says === "only-for")
        // News is for all, whomever the end is for.
        result = result.map(
          withScope(fact.scope, (event) => (fact.event === null ? event !== "announced" : event === fact.event)),
        );
      else if (fact.says === "void" && fact.all) result = [];
      else if (fact.says === "void")
        result = result.filter(
          ({ fact: each }) =>
            !((each.says === "date" || each.says === "relative") && (fact.event === null || each.event === fact.event)),
        );
      else if (isNewFact(fact, result, same(note.section, section)))
        result = [...result, { fact, evidence, ...(fact.says === "stage" ? { bySentence: true } : {}) }];
    }
  }
  return result;
}

const withBound =
  (event: EventName, bound: Bound) =>
  (located: LocatedFact): LocatedFact =>
    located.fact.says === "date" && located.fact.event === event && located.fact.bound === "on"
      ? { ...located, fact: { ...located.fact, bound } }
      : located;

function isNewFact(fact: Fact, known: LocatedFact[], sameSection: boolean): boolean {
  const facts = known.map((located) => located.fact);
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
 * a heading is no scope, both dates stay, and are reported as a conflict. A table in a section below that of another, under
 * "Fine-tuned models" below "Models", is for some; the one above it is for all.
 */
function scopeBySection(tables: TableRows[], headings: Headings): void {
  const seen = new Map<string, { row: Row; section: string[] }[]>();
  for (const { section, rows } of tables)
    for (const row of rows)
      for (const { model, version } of row.names) {
        const key = `${model.toLowerCase()}@${version}`;
        seen.set(key, [...(seen.get(key) ?? []), { row, section }]);
      }
  for (const found of seen.values()) {
    const below = (section: string[]): boolean =>
      found.some(
        (other) => other.section.length > section.length && section.every((each, at) => other.section[at] === each),
      );
    const scoped = found.map(({ row, section }) => ({
      row,
      isForAll: below(section),
      scope: headings.scopeOf(section.at(-1) ?? ""),
    }));
    const dates = new Set(found.map(({ row }) => datesOf(row)));
    const scopes = new Set(scoped.map(({ scope }) => scope));
    if (dates.size < 2 || scopes.size < 2 || scopes.has(null)) continue;
    for (const { row, isForAll, scope } of scoped)
      if (!isForAll)
        row.facts = row.facts.map((fact) => (fact.says === "date" && fact.scope === null ? { ...fact, scope } : fact));
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
  const groups = Map.groupBy(rows, (row) =>
    row.names.map(({ model, version }) => `${model.toLowerCase()}@${version}`).join("|"),
  );
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
