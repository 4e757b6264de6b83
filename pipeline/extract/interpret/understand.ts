/** Document → what it says, still in the page's own order: lifecycle tables, statements, and prose left unread. */
import { createHash } from "node:crypto";
import type { ColumnRole, Diagnostic, Kind, Stage, UnreadBlock } from "../../domain/schema.ts";
import {
  type Document,
  type InlineContent,
  type List,
  type ListItem,
  type Paragraph,
  plain,
  type Table,
} from "../read/document.ts";
import { denialPattern, limitingPattern, modelNounPattern, phraseWords, stageOfWord } from "../vocabulary/index.ts";
import { isIdLike, isModelId, isName, kindOf } from "./cells.ts";
import { ambiguousColumns, type Column, columnsOf, isAboutOthers, isEvent, roleOfTitle } from "./columns.ts";
import { eventsIn } from "./date-cells.ts";
import { findDates } from "./dates.ts";
import { type Fact, marked, type Name, readStatement, type Statement } from "./facts.ts";
import { type Notes, notesFor } from "./footnotes.ts";
import { isDates, isLifecycle, type LifecycleTable, shortOrHash, stageOfLabel } from "./rows.ts";
import {
  type Finding,
  readMigration,
  readSentence,
  type Sentence,
  sentencesOf,
  speaksOfLifecycle,
  suggests,
} from "./sentences.ts";

/** What was left out as a whole: the snapshot says so too, or the next visit would take it for news. */
export interface LeftOut {
  rule: keyof typeof leftOutRules;
  value: string;
  section: string[];
  line: number;
}

export type Entry =
  | { type: "table"; table: LifecycleTable }
  | { type: "statement"; statement: Statement }
  | { type: "unread"; unread: UnreadBlock }
  | { type: "left-out"; leftOut: LeftOut };

const leftOutRules = {
  "ambiguous-columns": "a table with two columns of one meaning that nothing tells apart is left out",
  "unknown-table": "a table of models and dates whose titles are not understood is left out",
  "sideways-table": "a table with its titles in the first column is left out",
  "broken-table": "rows of a table that has lost its header or delimiter line are left out",
};

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
  // Told from what a snapshot keeps, so that it reads the same there.
  const page = [
    result.title ?? "",
    ...result.entries.flatMap((entry) => [
      ...sectionOf(entry),
      ...(entry.type === "table" ? keptTitles(entry.table.columns) : []),
    ]),
  ].some((each) => modelNounPattern.test(each));
  for (const entry of result.entries) if (entry.type === "table") entry.table.about.page = page;
  return result;
}

/** The trail of headings over an entry. */
export function sectionOf(entry: Entry): string[] {
  switch (entry.type) {
    case "table":
      return entry.table.section;
    case "statement":
      return entry.statement.section;
    case "unread":
      return entry.unread.section;
    case "left-out":
      return entry.leftOut.section;
  }
}

const keptTitles = (columns: Column[]): string[] =>
  columns.filter(({ role }) => role !== "ignore").map(({ title }) => title);

/** "2026-06-05: Claude Opus 4.1" → its date and the rest; null without a leading date. */
export function datedHeading(text: string): { date: string; rest: string } | null {
  const [found] = findDates(text.slice(0, 60));
  if (!found?.date || found.start > 0) return null;
  return {
    date: found.date,
    rest: text
      .slice(found.end)
      .replace(/^[\s:–—-]+/, "")
      .trim(),
  };
}

class Reader {
  /** Facts of "the following will …" that wait for a list right below. */
  private waiting: Fact[] | null = null;
  /** Facts that hold for every labelled list of a section ("the following deprecations will roll out"). */
  private rollout: { section: string[]; facts: Fact[] } | null = null;
  /** Models that the section's last sentence was about, for the advice in the paragraph below. */
  private about: { section: string[]; models: string[] } | null = null;
  /** Models of the section's last list, for "the models above". */
  private listed: { section: string[]; names: Name[] } | null = null;
  private next: Document["blocks"][number] | undefined;
  private readonly result: Understanding;
  private readonly overrides: Record<string, ColumnRole>;
  private readonly aboutLifecycle: boolean;
  private readonly notesFor: (at: number) => Notes;
  private readonly blocks: Document["blocks"];
  /** Trail of a section → rows of the tables in and below it. */
  private readonly rowsBelow = new Map<string, number>();

  constructor(result: Understanding, document: Document, overrides: Record<string, ColumnRole>) {
    this.result = result;
    this.overrides = overrides;
    this.aboutLifecycle = eventsIn(document.title ?? "").size > 0;
    this.blocks = document.blocks;
    this.notesFor = notesFor(document);
    for (const block of document.blocks)
      if (block.type === "table")
        for (let end = 0; end <= block.section.length; end += 1) {
          const key = block.section.slice(0, end).join("\u0000");
          this.rowsBelow.set(key, (this.rowsBelow.get(key) ?? 0) + block.body.length);
        }
  }

  /** Reads the block at a place of the document. */
  read(at: number): void {
    const [previous, block, next] = [this.blocks[at - 1], this.blocks[at], this.blocks[at + 1]];
    if (!block) return;
    this.next = next;
    if (block.type === "table") this.table(block, labelAbove(previous, block), this.notesFor(at));
    else if (block.type === "paragraph") this.paragraph(block, next);
    else if (block.type === "list") this.list(block, previous, next);
    if (block.type !== "paragraph") this.waiting = null;
  }

  private table(block: Table, label: string | null, notes: Notes): void {
    const caption = plain(block.caption ?? []);
    const own = labelText(caption) ?? label;
    const section = own === null ? block.section : [...block.section, own];
    const columns = columnsOf(block, this.overrides);
    const stage = stageAbove(section);
    const kept = columns.filter(({ role }) => role !== "ignore");
    const here = (): boolean =>
      this.aboutLifecycle ||
      section.some((each) => eventsIn(each).size > 0) ||
      kept.some(({ title }) => eventsIn(title).size > 0);
    const ambiguous = ambiguousColumns(columns);
    if (ambiguous !== null) this.leaveOut("ambiguous-columns", ambiguous, block);
    else if (
      !isAboutOthers(kept, section) &&
      isLifecycle(columns, block.body, stageOfLabel(section.at(-1) ?? ""), here)
    ) {
      const table = [...keptTitles(columns), ...section].some((each) => modelNounPattern.test(each));
      this.result.entries.push({
        type: "table",
        table: {
          block,
          columns,
          stage,
          section,
          about: { page: false, table },
          notes,
          remark: own === null ? caption : "",
        },
      });
    } else if (!this.timeline(block, columns)) this.suspect(block, columns);
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
      if (found?.date && more.length === 0 && event)
        facts.push({ says: "date", event, date: found.date, bound: "on", scope: null });
    }
    if (
      subject === "" ||
      subject.split(" ").length > 4 ||
      facts.length === 0 ||
      /\bmodels?\b|^updates?\b/i.test(subject)
    ) {
      this.leaveUnread(block.body.flatMap((row) => row.map((cell) => marked(cell.content))).join(" "), block);
      return true;
    }
    const kind: Kind = kindOf(subject) === "endpoint" ? "endpoint" : "tool";
    this.add({ models: [{ model: subject, version: null, name: null, kind }], facts, ...pick(block) });
    return true;
  }

  /** A table with models and dates that no title explains is reported: a renamed header looks like this. */
  private suspect(block: Table, columns: Column[]): void {
    const sideways = block.body.filter(
      (row) =>
        isEvent(roleOfTitle(plain(row[0]?.content ?? []))) &&
        row.slice(1).some((cell) => findDates(plain(cell.content).slice(0, 200)).length > 0),
    );
    if (sideways.length > 0) {
      this.leaveOut("sideways-table", sideways.map((row) => plain(row[0]?.content ?? [])).join(" | "), block);
      return;
    }
    const dated = columns.filter(({ at, role }) =>
      role !== "ignore" || columns.every((each) => each.role === "ignore")
        ? isDates(block, at)
        : isDates(block, at) && !/default|updated|cutoff|data/i.test(columns[at]?.title ?? ""),
    );
    const ids = columns.some(
      ({ at }) =>
        block.body.filter((row) => row[at]?.content.some((run) => run.code || isIdLike(run.text.trim()))).length * 2 >
          block.body.length && !isDates(block, at),
    );
    if (dated.length > 0 && ids) this.leaveOut("unknown-table", columns.map(({ title }) => title).join(" | "), block);
  }

  private leaveOut(rule: LeftOut["rule"], value: string, { section, line }: { section: string[]; line: number }): void {
    const leftOut: LeftOut = { rule, value: shortOrHash(value.replaceAll('"', "'")), section, line };
    this.result.entries.push({ type: "left-out", leftOut });
    this.result.problems.push({ rule, severity: "error", line, message: leftOutRules[rule], value: leftOut.value });
  }

  private paragraph(block: Paragraph, next: Document["blocks"][number] | undefined): void {
    const text = marked(block.content);
    this.waiting = null;
    const rows = text.split("\n");
    const broken = rows.find((line, at) => isRow(line) && isRow(rows[at + 1] ?? ""));
    if (broken !== undefined) this.leaveOut("broken-table", broken, block);
    const label = stageOfLabel(text);
    if (label && next?.type === "list") return;
    this.sentences(text, block, linksOf(block.content));
  }

  private list(
    block: List,
    previous: Document["blocks"][number] | undefined,
    next: Document["blocks"][number] | undefined,
  ): void {
    if (next?.type === "table" && labelAbove(block, next) !== null) return;
    if (block.items.every((item) => this.ours(item, block))) return;
    const label = previous?.type === "paragraph" ? plain(previous.content) : "";
    const facts = this.waiting ?? this.labelFacts(label, block.section);
    if (facts !== null) {
      // "Removed:" alone may stand over anything; then every item has to look like a model.
      const strict = this.waiting === null && stageOfWord.has(label.replace(/[:*]/g, "").trim().toLowerCase());
      const read = block.items.map((item) => itemNames(item, label, strict));
      const names = read.flatMap((each) => each ?? []);
      if (names.length > 0 && !(strict && read.includes(null))) {
        this.add({ models: names, facts, ...pick(block) });
        this.listed = { section: block.section, names };
        for (const [at, item] of block.items.entries())
          if (read[at] === null) this.leaveUnread(marked(item.content), { line: item.line, section: block.section });
        return;
      }
    }
    for (const item of block.items) this.item(item, block);
  }

  /** Lines of a snapshot, in our own fixed wording. */
  private ours(item: ListItem, block: List): boolean {
    const text = marked(item.content);
    const statement = readStatement(text);
    if (statement) {
      this.add({ ...statement, section: block.section, line: item.line });
      return true;
    }
    const leftOut = /^Left out: ([a-z-]+) "([^"]*)"\.$/.exec(text);
    if (leftOut?.[1] !== undefined && Object.hasOwn(leftOutRules, leftOut[1])) {
      this.leaveOut(leftOut[1] as LeftOut["rule"], leftOut[2] ?? "", { section: block.section, line: item.line });
      return true;
    }
    const unread = /^Unread: ([0-9a-f]{16}) \((\d+) dates?, (\d+) models?\)\.$/.exec(text);
    if (unread?.[1])
      this.addUnread({
        section: block.section,
        hash: unread[1],
        dates: Number(unread[2]),
        models: Number(unread[3]),
        line: item.line,
      });
    return unread !== null;
  }

  /** "Deprecated models:" above a list says the stage, and the date where the section gave one for all its lists. */
  private labelFacts(label: string, section: string[]): Fact[] | null {
    const stage: Stage | null = /:\s*$/.test(label) || stageOfLabel(label) ? stageOfLabel(label) : null;
    if (stage !== "deprecated" && stage !== "retired" && stage !== "legacy" && stage !== "preview") return null;
    const dated =
      this.rollout && this.rollout.section === section
        ? this.rollout.facts.filter((fact) => fact.says === "date" && fact.event === stage)
        : [];
    return [...dated, { says: "stage", stage }];
  }

  private item(item: ListItem, block: List): void {
    const text = marked(item.content);
    const inner = item.items.map(({ content }) => marked(content)).join(" ");
    if (suggests(text) && inner.includes("`")) {
      this.leaveUnread(`${text} ${inner}`, { line: item.line, section: block.section });
      return;
    }
    this.sentences(text, { line: item.line, section: block.section }, linksOf(item.content));
    for (const inner of item.items) this.item(inner, block);
  }

  private sentences(text: string, place: { line: number; section: string[] }, links: string[]): void {
    if (/\b(?:most recent|latest|newest) announcements?\b/i.test(text))
      this.add({ models: null, facts: [{ says: "headings", give: "announced" }], ...pick(place) });
    if (text.length < 12) return;
    const title = place.section.at(-1) ?? "";
    const all = sentencesOf(text, datedHeading(title)?.date ?? null);
    let unread = false;
    let about: string[] | "section" | null = this.about?.section === place.section ? this.about.models : null;
    let goesOn = false;
    for (const sentence of all) {
      const findings = this.findingsOf(sentence, title, about === "section", place.section);
      if (!findings) {
        const migration = Array.isArray(about) ? readMigration(sentence, links) : [];
        if (Array.isArray(about) && migration.length > 0) {
          this.state(about, migration, place);
          goesOn = true;
        } else {
          unread ||= speaksOfLifecycle(sentence);
          // An unread sentence that names something may be what the next one is about.
          if (sentence.codes.length > 0) about = null;
        }
        continue;
      }
      about = null;
      goesOn = true;
      for (const { models, facts } of findings) {
        if (models === "section") {
          this.add({ models: null, facts, ...pick(place) });
          about = "section";
        } else if (models === "listed") this.forList(facts, sentence, place);
        else {
          this.state(models, facts, place, displayName(sentence));
          about = models;
        }
      }
    }
    this.about = goesOn && Array.isArray(about) ? { section: place.section, models: about } : null;
    if (unread) this.leaveUnread(text, place);
  }

  /**
   * What a sentence says. "They" are the section's models only after a sentence about these; "this model" is one, so
   * where the section's tables have more rows than one it is nobody knows which.
   */
  private findingsOf(sentence: Sentence, title: string, continues: boolean, section: string[]): Finding[] | null {
    const findings = readSentence(sentence, title);
    if (!findings?.some(({ models }) => models === "section")) return findings;
    if (/[:：]$/.test(sentence.words) && this.next?.type === "list")
      return findings.map((each) => (each.models === "section" ? { ...each, models: "listed" } : each));
    if (/^(?:they|it)\b/i.test(sentence.words) && !continues) return null;
    const one = /^(?:it|this (?:older |preview )?(?:model|version|snapshot|endpoint|service|model version))\b/i.test(
      sentence.words,
    );
    const dated = findings.some(({ facts }) => facts.some(({ says }) => says === "date" || says === "stage"));
    const rows = this.rowsBelow.get(section.join("\u0000")) ?? 0;
    if (dated && (rows === 0 || (one && rows > 1))) return null;
    return findings;
  }

  private forList(facts: Fact[], sentence: Sentence, place: { line: number; section: string[] }): void {
    if (/[:：]$/.test(sentence.words)) this.waiting = facts;
    else if (/\bfollowing\b/i.test(sentence.words)) this.rollout = { section: place.section, facts };
    else if (this.listed && this.listed.section === place.section)
      this.add({ models: this.listed.names, facts, ...pick(place) });
  }

  private state(
    models: string[],
    facts: Fact[],
    place: { line: number; section: string[] },
    name: string | null = null,
  ): void {
    this.add({
      models: models.map((model) => ({ model, version: null, name, kind: kindOf(model) })),
      facts,
      ...pick(place),
    });
  }

  private add(statement: Statement): void {
    // A brace may open a template, in the snapshot too: no model is called so.
    if (statement.models?.some(({ model }) => /[{}<>]/.test(model))) return;
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

/** The stage that the nearest heading states which states one; none where a heading below it speaks of what comes instead. */
function stageAbove(section: string[]): Stage | null {
  for (const heading of section.toReversed()) {
    const stage = stageOfLabel(heading);
    if (stage !== null) return stage;
    if (suggests(heading) || roleOfTitle(heading) === "replacement") return null;
  }
  return null;
}

const isRow = (line: string): boolean => line.split("|", 3).length > 2;

/** Texts of the links in a block: names that are printed without code. */
const linksOf = (content: InlineContent): string[] =>
  content.flatMap(({ href, text, code }) => (href !== undefined && !code ? [text.trim()] : []));

const pick = ({ line, section }: { line: number; section: string[] }): { line: number; section: string[] } => ({
  line,
  section,
});

/** A short line of its own right above a table is the table's label: "Legacy models", "**Retired**". */
function labelAbove(previous: Document["blocks"][number] | undefined, table: { section: string[] }): string | null {
  if (!previous || previous.type === "heading" || previous.type === "table" || previous.section !== table.section)
    return null;
  const content =
    previous.type === "list"
      ? previous.items.length === 1 && previous.items[0]?.items.length === 0
        ? previous.items[0].content
        : []
      : previous.content;
  return labelText(plain(content));
}

function labelText(words: string): string | null {
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

function timelineEvent(words: string): "announced" | "retired" | null {
  if (/\bannounced\b/i.test(words)) return "announced";
  const events = eventsIn(words);
  return events.size === 1 && events.has("retired") ? "retired" : null;
}

/** "Name (`id`) is deprecated": the name in front of the only id. */
function displayName({ words }: Sentence): string | null {
  return /^(?:the )?([\p{Lu}][^⟨⟦(]{1,60}?) \(⟨\d+⟩\)/u.exec(words)?.[1] ?? null;
}

/**
 * What a list item names: the code it starts with and its aliases; or a few plain words. Null where more words limit it
 * or give it dates of its own, and, when `strict`, where it does not look like a model.
 */
function itemNames(item: ListItem, label: string, strict: boolean): Name[] | null {
  const text = marked(item.content);
  const parameters = /\bparameters?:?\s*((?:`[^`]+`(?:,? and |, | )?)+)/i.exec(text)?.[1];
  const lead =
    parameters ??
    /^(?:`[^`]+`(?:(?:[\s(,]|and\b|or\b|the\b|alias(?:es)?\b|also\b|known\b|as\b)*(?=`))?)+/i.exec(text)?.[0];
  const rest = lead === undefined ? text : text.slice(text.indexOf(lead) + lead.length);
  if (limitingPattern.test(rest) || denialPattern.test(rest) || findDates(rest.slice(0, 2_000)).length > 0) return null;
  if (lead !== undefined) {
    const names = [...lead.matchAll(/`([^`]+)`/g)].map(
      ([, code = ""]): Name => ({
        model: code,
        version: null,
        name: null,
        kind: parameters === undefined ? kindOf(code) : "parameter",
      }),
    );
    return strict && !names.every(({ model }) => isModelId(model)) ? null : names;
  }
  const plainText = text
    .replace(/\s*[(:–].*$/s, "")
    .replace(/[.;]$/, "")
    .trim();
  const words = plainText.split(/\s+/);
  if (
    strict ||
    plainText === "" ||
    plainText.includes("`") ||
    words.length > 5 ||
    words.some((word) => phraseWords.has(word.toLowerCase()))
  )
    return null;
  const isModel = isIdLike(plainText) || modelNounPattern.test(label);
  if (isModel && !isName(words)) return null;
  return [{ model: plainText, version: null, name: null, kind: isModel ? kindOf(plainText) : "tool" }];
}
