/** Document → what it says, still in the page's own order: lifecycle tables, statements, and prose left unread. */
import { createHash } from "node:crypto";
import { type Document, type Item, type List, type Paragraph, plain, type Table } from "../read/document.ts";
import type { ColumnRole, Diagnostic, Kind, Stage, UnreadBlock } from "../schema.ts";
import { isIdLike, kindOf } from "./cells.ts";
import { modelNounPattern } from "../vocabulary/index.ts";
import { ambiguousColumns, type Column, columnsOf, isAboutOthers, roleOfTitle } from "./columns.ts";
import { findDates } from "./dates.ts";
import { eventsIn } from "./date-cells.ts";
import { type Fact, marked, type Name, readStatement, type Statement } from "./facts.ts";
import { type Notes, notesFor } from "./footnotes.ts";
import { isDates, isLifecycle, type LifecycleTable, shortOrHash, stageOfLabel } from "./rows.ts";
import { readMigration, readSentence, type Sentence, sentencesOf, speaksOfLifecycle, suggests } from "./sentences.ts";

export type Entry = { type: "table"; table: LifecycleTable } | { type: "statement"; statement: Statement } | { type: "unread"; unread: UnreadBlock };

export interface Understanding {
  title: string | null;
  /** In page order: what a snapshot keeps. */
  entries: Entry[];
  problems: Diagnostic[];
}

/** What the page says. `overrides`: roles of misleading column titles, from the source definition. */
export function understand(document: Document, overrides: Record<string, ColumnRole> = {}): Understanding {
  const result: Understanding = { title: document.title, entries: [], problems: [] };
  const reader = new Reader(result, document, overrides);
  document.blocks.forEach((_, at) => {
    reader.read(at);
  });
  return result;
}

/** "2026-06-05: Claude Opus 4.1" → its date and the rest; null without a leading date. */
export function datedHeading(text: string): { date: string; rest: string } | null {
  const [found] = findDates(text.slice(0, 60));
  if (!found?.date || found.start > 0) return null;
  return { date: found.date, rest: text.slice(found.end).replace(/^[\s:–—-]+/, "").trim() };
}

class Reader {
  /** Facts of "the following will …" that wait for a list right below. */
  private waiting: Fact[] | null = null;
  /** Facts that hold for every labelled list of a section ("the following deprecations will roll out"). */
  private rollout: { section: string[]; facts: Fact[] } | null = null;
  /** Models of the section's last list, for "the models above". */
  private listed: { section: string[]; names: Name[] } | null = null;
  private readonly result: Understanding;
  private readonly overrides: Record<string, ColumnRole>;
  private readonly aboutLifecycle: boolean;
  private readonly aboutModels: boolean;
  private readonly notesFor: (at: number) => Notes;
  private readonly blocks: Document["blocks"];

  constructor(result: Understanding, document: Document, overrides: Record<string, ColumnRole>) {
    this.result = result;
    this.overrides = overrides;
    this.aboutLifecycle = eventsIn(document.title ?? "").size > 0;
    this.aboutModels = modelNounPattern.test(document.title ?? "") || document.blocks.some(namesModels);
    this.blocks = document.blocks;
    this.notesFor = notesFor(document);
  }

  /** Reads the block at a place of the document. */
  read(at: number): void {
    const [previous, block, next] = [this.blocks[at - 1], this.blocks[at], this.blocks[at + 1]];
    if (!block) return;
    if (block.type === "table") this.table(block, labelAbove(previous, block), this.notesFor(at));
    else if (block.type === "paragraph") this.paragraph(block, next);
    else if (block.type === "list") this.list(block, previous, next);
    if (block.type !== "paragraph") this.waiting = null;
  }

  private table(block: Table, label: string | null, notes: Notes): void {
    const section = label === null ? block.section : [...block.section, label];
    const columns = columnsOf(block, this.overrides);
    const stage = stageAbove(section);
    const here = (): boolean => this.aboutLifecycle || section.some((each) => eventsIn(each).size > 0) || columns.some(({ title }) => eventsIn(title).size > 0);
    const ambiguous = ambiguousColumns(columns);
    if (ambiguous !== null) {
      this.result.problems.push({ rule: "ambiguous-columns", severity: "error", line: block.line, message: "a table with two columns of one meaning that nothing tells apart is left out", value: ambiguous.slice(0, 120) });
      this.leaveUnread(ambiguous, block);
    } else if (!isAboutOthers(columns, section) && isLifecycle(columns, stageOfLabel(section.at(-1) ?? ""), here)) {
      const about = { page: this.aboutModels, table: [...columns.map(({ title }) => title), ...section].some((each) => modelNounPattern.test(each)) };
      this.result.entries.push({ type: "table", table: { block, columns, stage, section, about, notes } });
    }
    else if (!this.timeline(block, columns)) this.suspect(block, columns);
  }

  /** "Date | Update" below a dated heading: what happens to the thing that the heading names. */
  private timeline(block: Table, columns: Column[]): boolean {
    const date = columns.find(({ role }) => role === "date");
    const update = columns.find(({ role }) => role === "update");
    if (!date || !update) return false;
    const subject = datedHeading(block.section.at(-1) ?? "")?.rest ?? "";
    const facts: Fact[] = [];
    for (const row of block.body) {
      const [found, ...more] = findDates(plain(row[date.at]?.content ?? []));
      const words = plain(row[update.at]?.content ?? []);
      const event = timelineEvent(words);
      if (found?.date && more.length === 0 && event) facts.push({ says: "date", event, date: found.date, bound: "on", scope: null });
    }
    if (subject === "" || subject.split(" ").length > 4 || facts.length === 0 || /\bmodels?\b|^updates?\b/i.test(subject)) {
      this.leaveUnread(block.body.flatMap((row) => row.map((cell) => marked(cell.content))).join(" "), block);
      return true;
    }
    const kind: Kind = kindOf(subject) === "endpoint" ? "endpoint" : "tool";
    this.add({ models: [{ model: subject, version: null, name: null, kind }], facts, ...pick(block) });
    return true;
  }

  /** A table with models and dates that no title explains is reported: a renamed header looks like this. */
  private suspect(block: Table, columns: Column[]): void {
    const dated = columns.filter(({ at, role }) => role !== "ignore" || columns.every((each) => each.role === "ignore") ? isDates(block, at) : isDates(block, at) && !/default|updated|cutoff|data/i.test(columns[at]?.title ?? ""));
    const ids = columns.some(({ at }) => block.body.filter((row) => row[at]?.content.some((run) => run.code || isIdLike(run.text.trim()))).length * 2 > block.body.length && !isDates(block, at));
    if (dated.length === 0 || !ids) return;
    const titles = columns.map(({ title }) => title).join(" | ");
    this.result.problems.push({ rule: "unknown-table", severity: "error", line: block.line, message: "a table of models and dates whose titles are not understood is left out", value: titles.slice(0, 120) });
    this.leaveUnread(titles, block);
  }

  private paragraph(block: Paragraph, next: Document["blocks"][number] | undefined): void {
    const text = marked(block.content);
    this.waiting = null;
    if (/\|[^\n]*\|[^\n]*\n[^\n]*\|[^\n]*\|/.test(text)) this.broken(text, block);
    const label = stageOfLabel(text);
    if (label && next?.type === "list") return;
    this.sentences(text, block);
  }

  /** Rows that no longer make a table: a lost delimiter or header line looks like this. */
  private broken(text: string, block: Paragraph): void {
    const value = shortOrHash(text.split("\n").find((line) => line.includes("|")) ?? text);
    this.result.problems.push({ rule: "broken-table", severity: "error", line: block.line, message: "rows of a table that has lost its header or delimiter line are left out", value });
  }

  private list(block: List, previous: Document["blocks"][number] | undefined, next: Document["blocks"][number] | undefined): void {
    if (next?.type === "table" && labelAbove(block, next) !== null) return;
    if (block.items.every((item) => this.ours(item, block))) return;
    const label = previous?.type === "paragraph" ? plain(previous.content) : "";
    const facts = this.waiting ?? this.labelFacts(label, block.section);
    if (facts !== null) {
      const names = block.items.flatMap((item) => itemNames(item, label));
      if (names.length > 0) {
        this.add({ models: names, facts, ...pick(block) });
        this.listed = { section: block.section, names };
        return;
      }
    }
    for (const item of block.items) this.item(item, block);
  }

  /** Lines of a snapshot, in our own fixed wording. */
  private ours(item: Item, block: List): boolean {
    const text = marked(item.content);
    const statement = readStatement(text);
    if (statement) {
      this.add({ ...statement, section: block.section, line: item.line });
      return true;
    }
    const unread = /^Unread: ([0-9a-f]{16}) \((\d+) dates?, (\d+) models?\)\.$/.exec(text);
    if (unread?.[1]) this.addUnread({ section: block.section, hash: unread[1], dates: Number(unread[2]), models: Number(unread[3]), line: item.line });
    return unread !== null;
  }

  /** "Deprecated models:" above a list says the stage, and the date where the section gave one for all its lists. */
  private labelFacts(label: string, section: string[]): Fact[] | null {
    const stage: Stage | null = /:\s*$/.test(label) || stageOfLabel(label) ? stageOfLabel(label) : null;
    if (stage !== "deprecated" && stage !== "retired" && stage !== "legacy" && stage !== "preview") return null;
    const dated = this.rollout && this.rollout.section === section ? this.rollout.facts.filter((fact) => fact.says === "date" && fact.event === stage) : [];
    return [...dated, { says: "stage", stage }];
  }

  private item(item: Item, block: List): void {
    const text = marked(item.content);
    const inner = item.items.map(({ content }) => marked(content)).join(" ");
    if (suggests(text) && inner.includes("`")) return this.leaveUnread(`${text} ${inner}`, { line: item.line, section: block.section });
    this.sentences(text, { line: item.line, section: block.section });
    for (const inner of item.items) this.item(inner, block);
  }

  private sentences(text: string, place: { line: number; section: string[] }): void {
    if (text.length < 12) return;
    const title = place.section.at(-1) ?? "";
    const all = sentencesOf(text, datedHeading(title)?.date ?? null);
    let unread = false;
    let about: string[] | null = null;
    for (const sentence of all) {
      const findings = readSentence(sentence, title);
      if (!findings) {
        const migration = about ? readMigration(sentence) : [];
        if (about && migration.length > 0) this.state(about, migration, place);
        else unread ||= speaksOfLifecycle(sentence);
        continue;
      }
      about = null;
      for (const { models, facts } of findings) {
        if (models === "section") this.add({ models: null, facts, ...pick(place) });
        else if (models === "listed") this.forList(facts, sentence, place);
        else {
          this.state(models, facts, place, displayName(sentence));
          about = models;
        }
      }
    }
    if (unread) this.leaveUnread(text, place);
  }

  private forList(facts: Fact[], sentence: Sentence, place: { line: number; section: string[] }): void {
    if (/:$/.test(sentence.words)) this.waiting = facts;
    else if (/\bfollowing\b/i.test(sentence.words)) this.rollout = { section: place.section, facts };
    else if (this.listed && this.listed.section === place.section) this.add({ models: this.listed.names, facts, ...pick(place) });
  }

  private state(models: string[], facts: Fact[], place: { line: number; section: string[] }, name: string | null = null): void {
    this.add({ models: models.map((model) => ({ model, version: null, name, kind: kindOf(model) })), facts, ...pick(place) });
  }

  private add(statement: Statement): void {
    this.result.entries.push({ type: "statement", statement });
  }

  private addUnread(unread: UnreadBlock): void {
    this.result.entries.push({ type: "unread", unread });
  }

  private leaveUnread(text: string, place: { line: number; section: string[] }): void {
    const words = text.replace(/\s+/g, " ").trim();
    const hash = createHash("sha256").update(words).digest("hex").slice(0, 16);
    const codes = new Set([...words.matchAll(/`([^`]+)`/g)].map(([, code]) => code));
    this.addUnread({ ...pick(place), hash, dates: findDates(words.slice(0, 4_000)).length, models: codes.size });
  }
}

/** A heading or a column title that speaks of models. */
function namesModels(block: Document["blocks"][number]): boolean {
  if (block.type === "heading") return modelNounPattern.test(block.text);
  return block.type === "table" && block.header.some((row) => row.some((cell) => modelNounPattern.test(plain(cell.content))));
}

/** The stage that the nearest heading states which states one; none where a heading below it speaks of what comes instead. */
function stageAbove(section: string[]): Stage | null {
  for (const heading of section.toReversed()) {
    const stage = stageOfLabel(heading);
    if (stage !== null) return stage;
    if (suggests(heading) || roleOfTitle(heading) === "replacement") return null;
  }
  return null;
}

const pick = ({ line, section }: { line: number; section: string[] }): { line: number; section: string[] } => ({ line, section });

/** A short line of its own right above a table is the table's label: "Legacy models", "**Retired**". */
function labelAbove(previous: Document["blocks"][number] | undefined, table: { section: string[] }): string | null {
  if (!previous || previous.type === "heading" || previous.type === "table" || previous.section !== table.section) return null;
  const content = previous.type === "list" ? (previous.items.length === 1 && previous.items[0]?.items.length === 0 ? previous.items[0].content : []) : previous.content;
  const text = plain(content).replace(/\s+/g, " ").replace(/:$/, "").trim();
  if (text === "" || text.length > 60 || text.split(" ").length > 5 || /[.!?;|]$|^(?:fact|unread):/i.test(text)) return null;
  return text;
}

function timelineEvent(words: string): "announced" | "retired" | null {
  if (/\bannounced\b/i.test(words)) return "announced";
  const events = eventsIn(words);
  return events.size === 1 && events.has("retired") ? "retired" : null;
}

/** "Name (`id`) is deprecated": the name in front of the only id. */
function displayName({ words }: Sentence): string | null {
  return /^(?:the )?([\p{Lu}][^⟨⟦(]{1,60}?) \(⟨\d+⟩\)/u.exec(words)?.[1] ?? null;
}

/** What a list item names: the code it starts with and its aliases; or a few plain words. */
function itemNames(item: Item, label: string): Name[] {
  const text = marked(item.content);
  const parameters = /\bparameters?:?\s*((?:`[^`]+`(?:,? and |, | )?)+)/i.exec(text)?.[1];
  const lead = parameters ?? /^(?:`[^`]+`(?:\s*\(?(?:,|and|or|and the|or the|the|alias|aliases|also|known|as|\s)*\s*(?=`))?)+/i.exec(text)?.[0];
  if (lead !== undefined) return [...lead.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => ({ model: code, version: null, name: null, kind: parameters === undefined ? kindOf(code) : "parameter" }));
  const plainText = text.replace(/\s*[(:–].*$/s, "").replace(/[.;]$/, "").trim();
  if (plainText === "" || plainText.includes("`") || plainText.split(/\s+/).length > 5) return [];
  const kind = isIdLike(plainText) || /\bmodels?\b/i.test(label) ? kindOf(plainText) : "tool";
  return [{ model: plainText, version: null, name: null, kind }];
}
