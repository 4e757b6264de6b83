/** Rows and statements brought together: what the page says of each model, each fact with its place. */
import type { Covered } from "../extraction.ts";
import type { Bound, Evidence, EventName } from "../schema.ts";
import { fineTunedHeading } from "../vocabulary/index.ts";
import type { Fact, Name, Statement } from "./facts.ts";
import { announcedBy } from "./headings.ts";
import type { Row } from "./rows.ts";

export interface Placed {
  fact: Fact;
  evidence: Evidence;
  /** True for a stage that no cell or label states, only a sentence about the whole section. */
  bySentence?: boolean;
}

export interface Claim {
  name: Name;
  facts: Placed[];
  covered: Set<Covered>;
}

export interface TableRows {
  section: string[];
  table: number;
  rows: Row[];
}

type At = (section: string[], table: number | null, row: number | null, line: number) => Evidence;
type Dated = Extract<Fact, { says: "date" }>;

const within = (inner: string[], outer: string[]): boolean => outer.every((each, at) => inner[at] === each);
const same = (a: string[], b: string[]): boolean => a.length === b.length && within(a, b);

/** All claims of a page, in page order. `at` makes evidence of a place. */
export function claimsOf(tables: TableRows[], statements: Statement[], at: At): Claim[] {
  const stated = new Map(statements.map((each) => [each, { ...at(each.section, null, null, each.line), ...(each.reading ? { reading: true } : {}) }]));
  const notes = [...stated].filter(([{ models }]) => models === null);
  const placed = tables.flatMap(({ section, rows }) => rows.map((row) => ({ section, row })));
  const announcement = announcedBy(placed, statements);
  const claims: Claim[] = [];
  for (const { section, table, rows } of tables) {
    scopeByQualifier(rows);
    const above = notes.filter(([note]) => within(section, note.section));
    const fineTuned = fineTunedHeading.has((section.at(-1) ?? "").toLowerCase());
    const announcedOn = announcement(section);
    for (const row of rows) {
      const here = at(section, table, row.row, row.line);
      let facts: Placed[] = row.facts.map((fact) => ({ fact, evidence: here }));
      if (fineTuned) facts = facts.map(narrowed("fine-tuned models", (event) => event !== "training-retired"));
      facts = withNotes(facts, above, section);
      if (announcedOn !== null) facts = announce(facts, announcedOn, here);
      if (row.training) facts = facts.map(asTraining);
      for (const name of row.names) claims.push({ name, facts, covered: row.covered });
    }
  }
  for (const [{ models, facts, section }, evidence] of stated) {
    const dated = announcement(section);
    for (const name of models ?? []) {
      const own: Placed[] = facts.map((fact) => ({ fact, evidence }));
      const told = dated !== null && facts.some(({ says }) => says === "date") && !facts.some((fact) => fact.says === "date" && fact.event === "released");
      claims.push({ name, facts: told ? announce(own, dated, evidence) : own, covered: new Set() });
    }
  }
  return claims;
}

/** The heading's day, unless the section's own sentence already gives it. */
function announce(facts: Placed[], date: string, evidence: Evidence): Placed[] {
  const known = facts.some(({ fact }) => fact.says === "date" && fact.event === "announced" && fact.date === date);
  return known ? facts : [{ fact: { says: "date", event: "announced", date, bound: "on", scope: null }, evidence }, ...facts];
}

const narrowed =
  (scope: string, which: (event: EventName) => boolean) =>
  (placed: Placed): Placed =>
    placed.fact.says === "date" && placed.fact.scope === null && which(placed.fact.event) ? { ...placed, fact: { ...placed.fact, scope } } : placed;

/** "New fine-tuning training on X": the end of training on X, and whatever else is said of it holds for training only. */
function asTraining(placed: Placed): Placed {
  const { fact } = placed;
  if ((fact.says === "date" || fact.says === "relative") && fact.event === "retired") return { ...placed, fact: { ...fact, event: "training-retired" } };
  return narrowed("fine-tuning training", (event) => event !== "training-retired")(placed);
}

/** What the notes over a section add to one of its rows. A row's own word goes before a note's. */
function withNotes(facts: Placed[], notes: [Statement, Evidence][], section: string[]): Placed[] {
  let result = facts;
  for (const [note, evidence] of notes) {
    for (const fact of note.facts) {
      if (fact.says === "soft") result = result.map(softened(fact.event, fact.bound));
      else if (fact.says === "only-for") result = result.map(narrowed(fact.scope, (event) => event === fact.event));
      else if (adds(fact, result, same(note.section, section))) result = [...result, { fact, evidence, ...(fact.says === "stage" ? { bySentence: true } : {}) }];
    }
  }
  return result;
}

const softened =
  (event: EventName, bound: Bound) =>
  (placed: Placed): Placed =>
    placed.fact.says === "date" && placed.fact.event === event && placed.fact.bound === "on" ? { ...placed, fact: { ...placed.fact, bound } } : placed;

function adds(fact: Fact, known: Placed[], sameSection: boolean): boolean {
  const facts = known.map((placed) => placed.fact);
  if (fact.says === "stage") return !facts.some(({ says }) => says === "stage");
  if (fact.says === "replacement") return !facts.some(({ says }) => says === "replacement");
  if (fact.says === "relative") return !facts.some((each) => (each.says === "date" || each.says === "relative") && each.event === fact.event);
  if (fact.says !== "date") return false;
  const others = facts.filter((each): each is Dated => each.says === "date" && each.event === fact.event);
  if (others.some(({ date }) => date === fact.date)) return false;
  return others.length === 0 || fact.event === "announced" || (sameSection && fact.bound === "on" && others.every(({ scope }) => scope === null));
}

/** Rows of one model that differ in their dates and in their region or deployment: that column is the dates' scope. */
function scopeByQualifier(rows: Row[]): void {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.names.map(({ model, version }) => `${model.toLowerCase()}@${version}`).join("|");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const dates = (row: Row): string => row.facts.flatMap((fact) => (fact.says === "date" ? [`${fact.event} ${fact.date} ${fact.bound}`] : [])).sort().join(";");
  for (const group of groups.values()) {
    if (group.length < 2 || new Set(group.map(dates)).size === 1) continue;
    for (const row of group) {
      const { qualifier } = row;
      if (qualifier !== null) row.facts = row.facts.map((fact) => (fact.says === "date" && fact.scope === null ? { ...fact, scope: qualifier } : fact));
    }
  }
}
