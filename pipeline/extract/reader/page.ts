/** Document → what it says, in the page's own order: lifecycle tables, statements, and passages left unread. */
import { createHash } from "node:crypto";
import type { ColumnRole, EventName, Stage } from "../../domain/schema.ts";
import {
  type Block,
  type Document,
  type InlineContent,
  type List,
  type ListItem,
  type Paragraph,
  plain,
  type Table,
} from "../read/document.ts";
import { type PageAnalysis, type Skipped, skipRules } from "./analysis.ts";
import { isBlank, readDateCell, readStageCell } from "./cells.ts";
import { chunksOf } from "./chunks/chunks-of.ts";
import { eventOf } from "./chunks/events.ts";
import { type Claim, type Context, noContext, type Subject } from "./clauses/claims.ts";
import { withCodeLists } from "./code-lists.ts";
import { ambiguousColumns, columnsOf, isAboutOthers, isDates, isModelTitle, looksLikeIds } from "./columns.ts";
import { readHeading } from "./headings.ts";
import { has, type Lexed, lex, lexText, type Token } from "./lex.ts";
import type { Lexicon } from "./lexicon/index.ts";
import { type ChooseLexicon, languagesOf } from "./lexicon/language.ts";
import type { Concept } from "./lexicon/schema.ts";
import { isIdLike, isModelCode, kindByForm, type NameRef } from "./names.ts";
import { marksOf, type Notes, noteOf, notesFor } from "./notes.ts";
import { loneCode, type PageNames, pageNames, wordsKey } from "./page-names.ts";
import { idOfName, listsReleases, titleName } from "./release-entries.ts";
import { isLifecycle, type LifecycleTable, redactLongText, stageOfLabel } from "./rows.ts";
import { limitsAll, type Prose, readProse, type UnreadSentence } from "./sentences.ts";
import { type Fact, marked, type Name, readStatement, type Statement } from "./statements.ts";
import { isEvent, readTitle } from "./titles.ts";

interface Place {
  line: number;
  section: string[];
}

/** How a passage was read, for `extract --explain`. */
export interface BlockTrace {
  line: number;
  endLine: number;
  sentences: Prose["trace"];
}

/** What the page says. `overrides`: roles of misleading column titles, from the source definition. */
export function analyzeDocument(
  document: Document,
  overrides: Record<string, ColumnRole> = {},
  trace?: BlockTrace[],
): PageAnalysis {
  const walk = new Walk(document, overrides, trace);
  walk.readAll();
  return walk.analysis();
}

class Walk {
  private readonly result: PageAnalysis;
  private readonly document: Document;
  private readonly overrides: Record<string, ColumnRole>;
  private readonly choose: ChooseLexicon;
  private readonly names: PageNames;
  private readonly notesAt: (at: number) => Notes;
  private readonly legend: ReadonlyMap<string, string>;
  /** Whether the page lists releases. */
  private readonly isOnReleases: boolean;
  private readonly rowsBelow = new Map<string, number>();
  /** Sections with a table of their own. */
  private readonly ownTables = new Set<string[]>();
  /** Facts that wait for the list right below, and the event whose days the list gives. */
  private pending: { facts: Fact[]; event: EventName | null } | null = null;
  /** Facts for every labelled list of a section ("the following deprecations will take effect on D"). */
  private rollout: { section: string[]; facts: Fact[]; line: number } | null = null;
  /** Lines of such sentences of which a list was found, and all such sentences. */
  private readonly rolledOut = new Set<number>();
  private readonly rollouts: { content: InlineContent; place: Place; endLine: number }[] = [];
  /** What the last paragraph of a section was about. */
  private last: { section: string[]; context: Context } | null = null;
  /** Models of the section's last list. */
  private listed: { section: string[]; names: Name[] } | null = null;
  /** The model that a card is about: the code right above its list. */
  private card: { section: string[]; id: string } | null = null;

  /** A sentence that a list goes on with: reported where no item does. */
  private opened: { content: InlineContent; place: Place; endLine: number; entries: number } | null = null;
  /** What is said of all models of a section, until a table of it is found. */
  private readonly ofSection: { statement: Statement; content: InlineContent; place: Place; endLine: number }[] = [];

  /** The last short line of the section that is no sentence. */
  private entryLabel: { section: string[]; text: string } | null = null;
  /** Hashes of headings that were reported: a snapshot keeps the heading and need not repeat it. */
  private readonly unreadHeadings = new Set<string>();
  private readonly trace: BlockTrace[] | undefined;
  /** Statements on all models of a list. */
  private readonly general = new Set<PageAnalysis["entries"][number]>();
  /** Sections over a table with dates of a lifecycle. */
  private readonly lifecycleSections = new Set<string>();

  constructor(page: Document, overrides: Record<string, ColumnRole>, trace?: BlockTrace[]) {
    const document = { ...page, blocks: withCodeLists(page.blocks) };
    this.trace = trace;
    this.document = document;
    this.overrides = overrides;
    this.result = { title: document.title, entries: [], problems: [] };
    this.choose = languagesOf(pageText(document));
    this.names = pageNames(document, this.choose);
    this.notesAt = notesFor(document);
    this.legend = legendOf(document);
    this.isOnReleases = listsReleases(document, this.choose);
    for (const block of document.blocks)
      if (block.type === "table") {
        this.ownTables.add(block.section);
        const dated = this.hasLifecycleTitle(block);
        for (let end = 0; end <= block.section.length; end += 1) {
          const key = block.section.slice(0, end).join("\u0000");
          if (dated) this.lifecycleSections.add(key);
          this.rowsBelow.set(key, (this.rowsBelow.get(key) ?? 0) + block.body.length);
        }
      }
  }

  analysis(): PageAnalysis {
    this.preferOwnReplacements();
    this.reportLostStatements();
    // Told from what a snapshot keeps, so that it reads the same there.
    const texts = [
      this.result.title ?? "",
      ...this.result.entries.flatMap((entry) => [
        ...sectionTexts(entry),
        ...(entry.type === "table" ? keptTitles(entry.table) : []),
      ]),
    ];
    const page = texts.some((each) => isModelTitle(each, this.choose(each)));
    for (const entry of this.result.entries) if (entry.type === "table") entry.table.about.page = page;
    return this.result;
  }

  /** What was said of all models of a section in which no table of models is read. */
  private reportLostStatements(): void {
    for (const { content, place, endLine } of this.rollouts)
      if (!this.rolledOut.has(place.line) && !this.isReported(place.line)) this.reportUnread(content, place, endLine);
    const tables = this.result.entries.flatMap((entry) => (entry.type === "table" ? [entry.table.section] : []));
    for (const { statement, content, place, endLine } of this.ofSection) {
      const isClaim = statement.facts.some(({ says }) => says === "date" || says === "stage" || says === "replacement");
      const reaches = tables.some((section) => place.section.every((heading, at) => section[at] === heading));
      if (isClaim && !reaches && !this.isReported(place.line)) this.reportUnread(content, place, endLine);
    }
  }

  private isReported(line: number): boolean {
    return this.result.entries.some((entry) => entry.type === "unread" && entry.unread.line === line);
  }

  /** What replaces all models of a list does not replace those of which the page says what does. */
  private preferOwnReplacements(): void {
    const replaces = ({ facts }: Statement): boolean => facts.some(({ says }) => says === "replacement");
    const own = new Set(
      this.result.entries.flatMap((entry) =>
        entry.type === "statement" && !this.general.has(entry) && replaces(entry.statement)
          ? (entry.statement.models ?? []).map(({ model }) => model.toLowerCase())
          : entry.type === "table"
            ? replacedRows(entry.table)
            : [],
      ),
    );
    this.result.entries = this.result.entries.flatMap((entry) => {
      if (entry.type !== "statement" || !this.general.has(entry) || !replaces(entry.statement)) return [entry];
      const { models, facts } = entry.statement;
      const others = facts.filter(({ says }) => says !== "replacement");
      const parts: Statement[] = [
        { ...entry.statement, models: (models ?? []).filter(({ model }) => !own.has(model.toLowerCase())) },
        {
          ...entry.statement,
          models: (models ?? []).filter(({ model }) => own.has(model.toLowerCase())),
          facts: others,
        },
      ];
      return parts.flatMap((statement) =>
        statement.models?.length && statement.facts.length > 0 ? [{ type: "statement" as const, statement }] : [],
      );
    });
  }

  readAll(): void {
    for (const at of this.document.blocks.keys()) this.read(at);
  }

  private read(at: number): void {
    const { blocks } = this.document;
    const [previous, block, next] = [blocks[at - 1], blocks[at], blocks[at + 1]];
    if (!block) return;
    if (block.type === "heading") this.heading(block, next);
    else if (block.type === "table") this.table(block, labelAbove(previous, block), this.notesAt(at));
    else if (block.type === "paragraph") this.paragraph(block, previous, next);
    else this.list(block, previous, next);
    if (block.type !== "paragraph") this.pending = null;
    if (block.type !== "paragraph" && this.opened) {
      const { content, place, endLine, entries } = this.opened;
      if (this.result.entries.length === entries) this.reportUnread(content, place, endLine);
      this.opened = null;
    }
    if (block.type === "heading") this.card = null;
  }

  private heading({ text, line, section }: Extract<Block, { type: "heading" }>, next: Block | undefined): void {
    const { facts, unread } = readHeading(text, this.choose(text));
    if (unread && section.length > 0) this.unreadHeadings.add(this.reportUnread([{ text }], { section, line }, line));
    if (facts.length > 0 && section.length > 0) this.add({ models: null, facts, section, line });
    this.releaseEntry(section, line, next);
  }

  /** "MiniMax M3" under "June 1, 2031" on a page of releases: what was released that day. */
  private releaseEntry(section: string[], line: number, next: Block | undefined): void {
    if (!this.isOnReleases || section.length === 0) return;
    const heading = section.at(-1) ?? "";
    const { day, isVoid } = readHeading(heading, this.choose(heading));
    const title = day ? day.rest : heading;
    const date = day?.date ?? this.dayOf(section.slice(0, -1));
    const name = titleName(title, this.choose);
    if (name === null || date === null || isVoid) return;
    const text = next?.type === "paragraph" ? plain(next.content) : "";
    const id = idOfName(name, text, this.choose);
    this.add({
      models: [{ model: id ?? name, version: null, name: id === null || id === name ? null : name, kind: "model" }],
      facts: [{ says: "date", event: "released", date, bound: "on", scope: null }],
      section,
      line,
    });
  }

  private dayOf(section: readonly string[]): string | null {
    for (const heading of section.toReversed()) {
      const { day } = readHeading(heading, this.choose(heading));
      if (day) return day.date;
    }
    return null;
  }

  private hasLifecycleTitle({ header }: Table): boolean {
    const titles = (header.at(-1) ?? []).map((cell) => plain(cell.content));
    const lexicon = this.choose(titles.join(" "));
    return titles.some((title) => {
      const { role } = readTitle(title, lexicon);
      return isEvent(role) && role !== "released";
    });
  }

  private isLifecycleNear(section: readonly string[]): boolean {
    return (
      this.lifecycleSections.has(section.join("\u0000")) ||
      [this.document.title ?? "", ...section].some((each) => readHeading(each, this.choose(each)).lifecycle)
    );
  }

  private paragraph(block: Paragraph, previous: Block | undefined, next: Block | undefined): void {
    const text = plain(block.content);
    this.pending = null;
    const rows = text.split("\n");
    const broken = rows.find((line, at) => isRow(line) && isRow(rows[at + 1] ?? ""));
    if (broken !== undefined) this.skip("broken-table", broken, block, block.line + rows.length);
    const lexicon = this.choose(text);
    if (text.length < 80 && !/[.!?]$/.test(text)) this.entryLabel = { section: block.section, text };
    const note = noteOf(block.content);
    if (note !== null && this.isFootnote(note.mark, block.section)) return;
    const code = loneCode(block.content);
    if (code !== null) {
      this.card = { section: block.section, id: code };
      return;
    }
    if (stageOfLabel(text, lexicon) !== null && next?.type === "list") return;
    if (this.cardValue(block, previous, lexicon)) return;
    const lexed = lex(block.content, lexicon);
    this.prose(lexed, block.content, block, next, block.line + rows.length - 1, lexicon);
  }

  /** Whether a table of the section bears the mark of a note: then the note is that of its cells, not of the section. */
  private isFootnote(mark: string, section: string[]): boolean {
    return this.document.blocks.some(
      (block) =>
        block.type === "table" &&
        block.section === section &&
        [...block.header, ...block.body].some((row) => row.some((cell) => marksOf(cell.content).includes(mark))),
    );
  }

  /** "Launch stage" over "deprecated": the value of a label above it, for the model of the section. */
  private cardValue(block: Paragraph, previous: Block | undefined, lexicon: Lexicon): boolean {
    if (previous?.type !== "paragraph" || previous.section !== block.section) return false;
    const label = plain(previous.content);
    const id = this.names.idOf.get((block.section.at(-1) ?? this.document.title ?? "").toLowerCase());
    if (id === undefined || label.length > 60) return false;
    const facts = this.labelledFacts(label, block.content, lexicon);
    if (facts === null || facts.length === 0) return false;
    this.add({
      models: [this.toName({ text: id, display: block.section.at(-1) ?? null, version: null, href: null, code: true })],
      facts,
      section: block.section,
      line: block.line,
    });
    return true;
  }

  /** What "Retirement date: D" says; null where the label is none of a lifecycle, or the value is not read. */
  private labelledFacts(label: string, value: InlineContent, lexicon: Lexicon): Fact[] | null {
    const title = readTitle(label, lexicon);
    if (isEvent(title.role)) {
      const read = readDateCell(value, title.role, lexicon, null, title.bound, title.scope);
      return read.ok ? read.value.facts : null;
    }
    if (title.role === "stage") {
      const read = readStageCell(value, lexicon, null);
      return read.ok
        ? [...(read.value.stage ? [{ says: "stage", stage: read.value.stage } as const] : []), ...read.value.facts]
        : null;
    }
    return null;
  }

  private contextFor(section: string[]): Context {
    const last = this.last?.section === section ? this.last.context : noContext;
    // Once the list that was announced is read, it is what the section is about.
    const isListed = last.subject?.kind === "following" && this.listed?.section === section;
    const before = isListed ? { ...last, subject: { kind: "section" } as const } : last;
    return { ...before, day: this.dayOf(section), when: null, announced: null, opensList: false };
  }

  /** Reads prose, states what it claims, and reports what it could not account for. */
  private prose(
    lexed: Lexed,
    content: InlineContent,
    place: Place,
    next: Block | ListItem[] | undefined,
    endLine: number,
    lexicon: Lexicon,
  ): Prose {
    const text = plain(content);
    if (lexText(text.slice(0, 400), lexicon).some((token) => has(token, "headings-announce")))
      this.add({
        models: null,
        facts: [{ says: "headings", give: "announced" }],
        section: place.section,
        line: place.line,
      });
    const opensList = listOf(next) && /[,:：，]$/.test(text);
    const goesOn = this.last?.section === place.section && this.last.context.event !== null;
    const prose = readProse(
      lexed,
      this.names.known,
      { ...this.contextFor(place.section), opensList },
      this.isLifecycleNear(place.section),
    );
    this.trace?.push({ line: place.line, endLine, sentences: prose.trace });
    let isUnread = prose.unread.length > 0;
    for (const sentence of prose.unread) this.limit(sentence, place);
    const bySubject = Map.groupBy(prose.claims, ({ subject }) => JSON.stringify(subject));
    for (const claims of bySubject.values()) {
      const [first] = claims;
      const stated = this.result.entries.length;
      if (
        first &&
        !this.state(
          first.subject,
          claims.map(({ fact }) => fact),
          place,
          next,
        )
      )
        isUnread = true;
      if (this.rollout?.line === place.line) this.rollouts.push({ content, place, endLine });
      for (const entry of this.result.entries.slice(stated))
        if (entry.type === "statement" && entry.statement.models === null)
          this.ofSection.push({ statement: entry.statement, content, place, endLine });
    }
    if (
      this.pending === null &&
      prose.context.subject?.kind === "following" &&
      prose.context.event !== null &&
      listOf(next)
    )
      this.pending = { facts: [], event: prose.context.event };
    if (isUnread) this.reportUnread(content, place, endLine);
    this.last = prose.context.subject
      ? {
          section: place.section,
          context: {
            ...noContext,
            subject: prose.context.subject,
            claimed: prose.context.claimed,
            gap: prose.context.gap,
            event: opensList || goesOn ? prose.context.event : null,
          },
        }
      : null;
    const waits = opensList && prose.claims.length === 0 && prose.context.event !== null;
    if (waits && prose.context.subject?.kind === "names" && !isUnread)
      this.opened = { content, place, endLine, entries: this.result.entries.length };
    return prose;
  }

  /** An unread sentence that takes back or limits what is listed: the dates it speaks of are not published. */
  private limit({ tokens, chunks }: UnreadSentence, { section, line }: Place): void {
    const some = (...concepts: Concept[]): boolean => tokens.some((token) => has(token, ...concepts));
    const named = chunks.flatMap((chunk) => (chunk.type === "names" ? chunk.names : []));
    if (named.length > 0) {
      const predicate = chunks.some((chunk) => chunk.type === "event" && chunk.tense !== null && !chunk.ended);
      const denied = predicate && some("negation") && !some("aux.modal", "condition", "part");
      if (some("undone", "invalid") || denied)
        this.add({
          models: named.map((name) => this.toName(name)),
          facts: [{ says: "void", event: null }],
          section,
          line,
        });
      return;
    }
    if (tokens.some((token) => token.kind === "date")) return;
    // "The dates in the second table are estimates": how firm the dates are is not known, so none is published.
    const plainWords = tokens.filter((token) => !has(token, "filler"));
    const softens = plainWords.some(
      (token, at) =>
        has(token, "bound.not-before", "bound.tentative") &&
        has(plainWords[at - 1], "aux.present") &&
        plainWords.slice(0, at).some((before) => has(before, "noun.date")),
    );
    if (softens) {
      this.add({ models: null, facts: [{ says: "void", event: null }], section, line });
      return;
    }
    const early = some("bound.not-before") || (some("negation") && some("bound.deadline"));
    const below = some("ref.below", "ref.following");
    const onDates = some("noun.date") && some("ref.below", "everyone");
    if ((early || some("bound.tentative")) && onDates)
      this.add({
        models: null,
        facts: [{ says: "soft", event: "retired", bound: early ? "not-before" : "tentative" }],
        section,
        line,
      });
    // "These dates hold only for the EU": for whom they hold is not known, so none is published.
    if ((some("only") && some("scope") && onDates) || limitsAll(tokens))
      this.add({ models: null, facts: [{ says: "void", event: null }], section, line });
    if (some("aux.modal")) return;
    const words = tokens.filter((token) => !has(token, "filler"));
    // "The dates above are not final": whatever is denied of them, they are not sure.
    if (some("negation") && some("noun.date") && some("ref.below") && !some("pointer", "condition", "request.fails"))
      this.add({ models: null, facts: [{ says: "void", event: null }], section, line });
    const isExample = words.some((token, at) => has(token, "example") && has(words[at - 1], "aux.present"));
    const listed = some("noun.date", "event.retired.noun", "event.deprecated.noun");
    const takesBack = some("undone", "undone.to", "invalid") || isExample;
    const limited = some("condition", "exception") && some("noun.date") && below && !some("noun.model");
    if (
      (takesBack &&
        (below ||
          some("ref.these") ||
          (listed && some("everyone")) ||
          (listed && isExample) ||
          (listed && words.length <= fewWords))) ||
      limited
    )
      this.add({
        models: null,
        facts: [{ says: "void", event: null, ...(isExample ? ({ all: true } as const) : {}) }],
        section,
        line,
      });
  }

  /** States facts of a subject; false where it is not known whom they are about. */
  private state(subject: Subject, facts: Fact[], place: Place, next: Block | ListItem[] | undefined): boolean {
    const { section, line } = place;
    if (section.some((heading) => readHeading(heading, this.choose(heading)).isVoid)) return false;
    if (subject.kind === "names") {
      const models = subject.names.map((name) => this.modelsOf(name, section));
      const known = models.flatMap((each) => each ?? []);
      // A model is not its own replacement: then it is another of the same name that is meant.
      const isItself = (fact: Fact): boolean =>
        fact.says === "replacement" && known.some(({ model }) => model.toLowerCase() === fact.model.toLowerCase());
      const own = facts.filter((fact) => !isItself(fact));
      if (known.length > 0) this.add({ models: known, facts: own, section, line });
      return !models.includes(null) && own.length === facts.length;
    }
    if (subject.kind === "family") {
      const members = this.familyMembers(subject.name, section);
      if (members.length === 0) return false;
      this.add({ models: members, facts, section, line });
      return true;
    }
    const isNote = facts.every(({ says }) => says === "soft" || says === "only-for" || says === "void");
    if (isNote) {
      const reach = subject.kind === "section" && subject.page ? [] : section;
      this.add({ models: null, facts, section: reach, line });
      return true;
    }
    const rows = this.rowsBelow.get(section.join("\u0000")) ?? 0;
    if (subject.kind === "section" && this.listed?.section === section && !this.ownTables.has(section)) {
      const before = this.result.entries.length;
      this.add({ models: this.listed.names, facts, section, line });
      for (const entry of this.result.entries.slice(before)) this.general.add(entry);
      return true;
    }
    if (listOf(next) && (subject.kind === "following" || rows === 0)) {
      this.pending = { facts, event: null };
      return true;
    }
    if (subject.kind === "following" && rows === 0) {
      this.rollout = { section, facts, line };
      return true;
    }
    if (rows === 0 || (subject.kind === "section" && subject.one === true && rows > 1)) return false;
    this.add({ models: null, facts, section, line });
    return true;
  }

  /** The models of a family that the tables of the section list: their ids begin with its name. */
  private familyMembers(family: string, section: string[]): Name[] {
    const start = family.toLowerCase();
    const listed = (this.listed?.section === section ? this.listed.names : []).filter(({ model }) =>
      `${model.toLowerCase()}-`.startsWith(`${start}-`),
    );
    if (listed.length > 0) return listed;
    const found = this.document.blocks.flatMap((block) => {
      if (block.type !== "table" || block.section !== section) return [];
      return block.body.flatMap((row) =>
        row.slice(0, 2).flatMap((cell) => {
          const text = plain(cell.content).trim();
          return text.toLowerCase().startsWith(`${start}-`) && isIdLike(text) ? [text] : [];
        }),
      );
    });
    return [...new Set(found)].map((model) => ({ model, version: null, name: null, kind: "model" }));
  }

  /**
   * The models that a name stands for: itself, or the ids that the page prints for a display name. Null where the section
   * lists ids and the name is that of none, or of several.
   */
  private modelsOf(name: NameRef, section: string[]): Name[] | null {
    const own = this.toName(name);
    const full = this.fullId(name);
    if (full !== null) return [{ ...own, model: full, name: name.text }];
    const listed = (this.rowsBelow.get(section.join("\u0000")) ?? 0) > 0;
    if (name.code || !/\s/.test(name.text) || own.model !== name.text) return [own];
    const ids = this.names.byWords.get(wordsKey(name.text)) ?? [];
    if (ids.length === 1) return ids.map((id) => ({ ...own, model: id, name: name.text }));
    return ids.length > 1 || (listed && !this.names.known.names.has(name.text.toLowerCase()) && this.hasIdRows(section))
      ? null
      : [own];
  }

  /** "V4-Pro" on a page with one id in code that ends so: `lark-v4-pro`. */
  private fullId({ code, text }: NameRef): string | null {
    const short = text.toLowerCase();
    if (code || !isIdLike(text) || this.names.codes.has(short)) return null;
    const ids = [...this.names.codes].filter(([id]) => id.endsWith(`-${short}`));
    return ids.length === 1 ? (ids[0]?.[1] ?? null) : null;
  }

  private hasIdRows(section: string[]): boolean {
    return this.document.blocks.some(
      (block) =>
        block.type === "table" &&
        block.section === section &&
        [0, 1, 2].some((at) => looksLikeIds(block.body, at) && !isDates(block, at, this.choose(""))),
    );
  }

  /** A name as it is published: the id of a display name where the page gives one. */
  private toName({ text, display, version }: NameRef): Name {
    const id = this.names.idOf.get(text.toLowerCase());
    if (id !== undefined) return { model: id, version, name: text, kind: "model" };
    return { model: text, version, name: display, kind: kindByForm(text) };
  }

  private table(block: Table, label: string | null, notes: Notes): void {
    const caption = plain(block.caption ?? []);
    const own = labelText(caption) ?? label;
    const section = own === null ? block.section : [...block.section, own];
    const lexicon = this.choose(
      [...block.header.flat().map((cell) => plain(cell.content)), section.at(-1) ?? ""].join(" "),
    );
    const columns = columnsOf(block, lexicon, this.overrides);
    const kept = columns.filter(({ role }) => role !== "ignore" && role !== "notes");
    const near = (): boolean =>
      this.isLifecycleNear(section) || kept.some(({ title }) => readHeading(title, lexicon).lifecycle);
    const ambiguous = ambiguousColumns(columns);
    const end = lastLine(block);
    const read = section.map((each) => readHeading(each, this.choose(each)));
    // A sentence that dates the models of the section: then they are those of its table.
    const isDated = this.ofSection.some(
      ({ statement, place }) => place.section === block.section && statement.facts.some(({ says }) => says === "date"),
    );
    const lifecycle =
      !isAboutOthers(kept, section, lexicon) &&
      isLifecycle(columns, block.body, read.at(-1)?.stage ?? null, near, lexicon, isDated);
    if (ambiguous !== null) this.skip("ambiguous-columns", ambiguous, block, end);
    else if (lifecycle && read.some(({ isVoid }) => isVoid))
      this.skip("void-table", section.find((_, at) => read[at]?.isVoid) ?? "", block, end);
    else if (lifecycle) {
      const about = [...kept.map(({ title }) => title), ...section].some((each) => isModelTitle(each, lexicon));
      this.result.entries.push({
        type: "table",
        table: {
          block,
          columns,
          lexicon,
          stage: stageAbove(read, section, this.choose),
          section,
          about: { page: false, table: about },
          notes,
          remark: own === null ? caption : "",
          legend: this.legend,
        },
      });
    } else if (!this.timeline(block, columns, lexicon)) this.suspect(block, columns, lexicon, section);
  }

  /** "Date | Update" below a dated heading: what happens to the thing that the heading names. */
  private timeline(block: Table, columns: LifecycleTable["columns"], lexicon: Lexicon): boolean {
    const date = columns.find(({ role }) => role === "date");
    const update = columns.find(({ role }) => role === "update");
    if (!date || !update) return false;
    const heading = readHeading(block.section.at(-1) ?? "", lexicon);
    const subject = heading.day?.rest ?? "";
    const facts: Fact[] = [];
    for (const row of block.body) {
      const found = lex(row[date.at]?.content ?? [], lexicon).tokens.filter(({ kind }) => kind === "date");
      const events = [
        ...new Set(
          chunksOf(lex(row[update.at]?.content ?? [], lexicon).tokens, plain(row[update.at]?.content ?? [])).flatMap(
            (chunk) => (chunk.type === "event" ? [chunk.event] : []),
          ),
        ),
      ];
      const event = events.includes("announced")
        ? "announced"
        : events.length === 1 && events[0] === "retired"
          ? "retired"
          : null;
      if (found.length === 1 && found[0]?.date?.date && event)
        facts.push({ says: "date", event, date: found[0].date.date, bound: "on", scope: null });
    }
    const tokens = lexText(subject, lexicon);
    if (
      subject === "" ||
      subject.split(" ").length > 4 ||
      facts.length === 0 ||
      tokens.some((token) => has(token, "noun.model", "title.update"))
    ) {
      this.reportUnread(
        block.body.flatMap((row) => row.flatMap((cell) => [...cell.content, { text: " " }])),
        block,
        lastLine(block),
      );
      return true;
    }
    this.add({
      models: [
        { model: subject, version: null, name: null, kind: kindByForm(subject) === "endpoint" ? "endpoint" : "tool" },
      ],
      facts,
      section: block.section,
      line: block.line,
    });
    return true;
  }

  /** A table with models and dates that no title explains is reported: a renamed header looks like this. */
  private suspect(block: Table, columns: LifecycleTable["columns"], lexicon: Lexicon, section: string[]): void {
    const sideways = block.body.filter(
      (row) =>
        isEvent(readTitle(plain(row[0]?.content ?? []), lexicon).role) &&
        row.slice(1).some((cell) => lex(cell.content, lexicon).tokens.some(({ kind }) => kind === "date")),
    );
    if (sideways.length > 0) {
      this.skip(
        "sideways-table",
        sideways.map((row) => plain(row[0]?.content ?? [])).join(" | "),
        block,
        lastLine(block),
      );
      return;
    }
    if (isAboutOthers(columns, section, lexicon)) return;
    const dated = columns.some(
      ({ at, role, state }) => (role !== "ignore" || state !== "known") && isDates(block, at, lexicon),
    );
    const ids = columns.some(({ at }) => looksLikeIds(block.body, at) && !isDates(block, at, lexicon));
    if (dated && ids) this.skip("unknown-table", columns.map(({ title }) => title).join(" | "), block, lastLine(block));
  }

  private skip(rule: Skipped["rule"], value: string, { section, line }: Place, endLine: number): void {
    const skipped: Skipped = { rule, value: redactLongText(value.replaceAll('"', "'")), section, line, endLine };
    this.result.entries.push({ type: "skipped", skipped });
    this.result.problems.push({
      rule,
      severity: "error",
      line,
      ...(endLine > line ? { endLine } : {}),
      message: skipRules[rule],
      value: skipped.value,
    });
  }

  private list(block: List, previous: Block | undefined, next: Block | undefined): void {
    if (next?.type === "table" && labelAbove(block, next) !== null) return;
    if (block.items.every((item) => this.snapshotLine(item, block))) return;
    const label = previous?.type === "paragraph" ? plain(previous.content) : "";
    const pending =
      this.pending ??
      this.labelFacts(label, block.section) ??
      this.headingFacts(block.section, previous) ??
      this.newModels(block.section, label);
    if (this.cardList(block)) return;
    this.items(block.items, block.section, pending, label);
  }

  /** Items of a list: names that wait for facts, cards, sentences, and lists inside them. */
  private items(items: readonly ListItem[], section: string[], pending: Pending | null, label: string): void {
    if (pending !== null) {
      const read = items.map((item) =>
        pending.described ? this.describedNames(item) : this.itemNames(item, pending.strict === true, label),
      );
      const names = read.flatMap((each) => each ?? []);
      const dated = items.some((item) => this.dayItem(item, pending.event) !== null);
      if (names.length > 0 && !(pending.strict && read.includes(null)) && pending.facts.length > 0) {
        this.add({ models: names, facts: pending.facts, section, line: items[0]?.line ?? 1 });
        this.listed = { section, names };
        for (const [at, item] of items.entries()) if (read[at] === null) this.item(item, section, pending);
        return;
      }
      if (pending.event !== null && !dated && names.length > 0 && pending.facts.length === 0) {
        this.reportUnread(
          items.flatMap((item) => [...item.content, { text: " " }]),
          { section, line: items[0]?.line ?? 1 },
          items.at(-1)?.line ?? 1,
        );
        return;
      }
    }
    const announces = this.announces(label);
    for (const item of items) {
      const before = this.result.entries.length;
      this.item(item, section, pending);
      // What stands in a list of deprecations and is not read is reported, whatever it is.
      if (announces && this.result.entries.length === before && item.content.some(({ code }) => code === true))
        this.reportUnread(item.content, { section, line: item.line }, item.line);
    }
  }

  /** Whether a label promises models that end: "Deprecated features:". */
  private announces(label: string): boolean {
    return (
      label.length < 200 &&
      lexText(label, this.choose(label)).some((token) => {
        const event = eventOf(token);
        return event !== null && event !== "released" && event !== "announced";
      })
    );
  }

  /** "November 12:" over ids: their day. */
  private dayItem(item: ListItem, event: EventName | null): Fact | null {
    if (event === null || item.items.length === 0) return null;
    const lexicon = this.choose(plain(item.content));
    const chunks = chunksOf(lex(item.content, lexicon).tokens, plain(item.content)).filter(
      (chunk) => !(chunk.type === "word" && (chunk.token.kind === "mark" || chunk.token.kind === "break")),
    );
    const [when, ...more] = chunks;
    if (when?.type !== "when" || more.length > 0 || when.bound !== "on") return null;
    const year = this.pendingYear;
    const date = when.date ?? (when.monthDay !== null && year !== null ? `${year}-${when.monthDay}` : null);
    return date === null ? null : { says: "date", event, date, bound: "on", scope: null };
  }
  private pendingYear: string | null = null;

  private item(item: ListItem, section: string[], pending: Pending | null): void {
    this.pendingYear = this.dayOf(section)?.slice(0, 4) ?? null;
    const day = this.dayItem(item, pending?.event ?? null);
    if (day !== null) {
      this.items(item.items, section, { facts: [day], event: null }, "");
      return;
    }
    const text = plain(item.content);
    const lexicon = this.choose(text);
    const lexed = lex(item.content, lexicon);
    const place = { line: item.line, section };
    if (pending !== null && this.scopedItem(lexed, pending, place)) return;
    const before = this.result.entries.length;
    const prose = this.prose(
      lexed,
      item.content,
      place,
      item.items.length > 0 ? item.items : undefined,
      item.line + text.split("\n").length - 1,
      lexicon,
    );
    if (pending !== null && pending.facts.length > 0) {
      const isRead = this.result.entries.length > before;
      this.withPending(prose.claims, pending.facts, place, isRead);
      if (!isRead && namesModel(lexed.tokens)) this.reportUnread(item.content, place, item.line);
    }
    const waiting = this.pending ?? this.labelFacts(text, section);
    this.pending = null;
    if (item.items.length > 0) this.items(item.items, section, waiting, text);
  }

  /** "`a` (EU only)": the list's dates hold there alone. */
  private scopedItem({ tokens, text }: Lexed, { facts }: Pending, place: Place): boolean {
    const [names, scope, ...more] = chunksOf(tokens, text, this.names.known);
    if (names?.type !== "names" || scope?.type !== "scope" || more.length > 0) return false;
    if (names.family || names.or || scope.everyone || facts.length === 0 || facts.some(({ says }) => says !== "date"))
      return false;
    const own = facts.map((fact) => (fact.says === "date" ? { ...fact, scope: fact.scope ?? scope.text } : fact));
    this.add({ models: names.names.map((name) => this.toName(name)), facts: own, ...place });
    return true;
  }

  /** The list's facts for an item that says more of its models than their names. */
  private withPending(claims: readonly Claim[], facts: Fact[], place: Place, read: boolean): void {
    if (!read) return;
    const names = claims.flatMap(({ subject }) => (subject.kind === "names" ? subject.names : []));
    const models = [...new Map(names.map((name) => [name.text, this.toName(name)])).values()];
    const own = claims.map(({ fact }) => fact);
    const added = facts.filter(
      (fact) =>
        !(fact.says === "date" && own.some((each) => each.says === "date" && each.event === fact.event)) &&
        !(fact.says === "stage" && own.some(({ says }) => says === "stage")),
    );
    if (models.length > 0 && added.length > 0) this.add({ models, facts: added, ...place });
  }

  /** "Launch stage: GA", "Retirement date: D" below the id of a card. */
  private cardList(block: List): boolean {
    const heading = block.section.at(-1) ?? this.document.title ?? "";
    const id = this.card?.section === block.section ? this.card.id : this.names.idOf.get(heading.toLowerCase());
    if (id === undefined) return false;
    const facts: Fact[] = [];
    let known = 0;
    for (const item of block.items) {
      const parts = splitLabel(item.content);
      if (!parts) continue;
      const lexicon = this.choose(parts.label);
      const { role, state } = readTitle(parts.label, lexicon);
      if (!isEvent(role) && role !== "stage") {
        if (state === "refused")
          this.reportUnread(item.content, { line: item.line, section: block.section }, item.line);
        continue;
      }
      known += 1;
      const read = this.labelledFacts(parts.label, parts.value, lexicon);
      if (read === null) this.reportUnread(item.content, { line: item.line, section: block.section }, item.line);
      else facts.push(...read);
    }
    if (known === 0) return false;
    if (facts.length > 0)
      this.add({
        models: [this.toName({ text: id, display: null, version: null, href: null, code: true })],
        facts,
        section: block.section,
        line: block.line,
      });
    return true;
  }

  /** Lines of a snapshot, in our own fixed wording. */
  private snapshotLine(item: ListItem, block: List): boolean {
    const text = marked(item.content);
    const statement = readStatement(text);
    if (statement) {
      this.add({ ...statement, section: block.section, line: item.line });
      return true;
    }
    const skipped = /^Left out: ([a-z-]+) "([^"]*)"\.$/.exec(text);
    if (skipped?.[1] !== undefined && Object.hasOwn(skipRules, skipped[1])) {
      this.skip(
        skipped[1] as Skipped["rule"],
        skipped[2] ?? "",
        { section: block.section, line: item.line },
        item.line,
      );
      return true;
    }
    const unread = /^Unread: ([0-9a-f]{16}) \((\d+) dates?, (\d+) models?\)\.$/.exec(text);
    // A heading that was not read is in the snapshot too, and was reported there.
    if (unread?.[1] && !this.unreadHeadings.has(unread[1]))
      this.result.entries.push({
        type: "unread",
        unread: {
          section: block.section,
          hash: unread[1],
          dates: Number(unread[2]),
          models: Number(unread[3]),
          line: item.line,
        },
      });
    return unread !== null;
  }

  /** "Deprecated models:" above a list says the stage, and the date where the section gave one for all its lists. */
  private labelFacts(label: string, section: string[]): Pending | null {
    const lexicon = this.choose(label);
    const stage: Stage | null = stageOfLabel(label, lexicon);
    if (stage !== "deprecated" && stage !== "retired" && stage !== "legacy" && stage !== "preview") return null;
    const rollout = this.rollout?.section === section ? this.rollout : null;
    const dated = (rollout?.facts ?? []).filter((fact) => fact.says === "date" && fact.event === stage);
    if (rollout && dated.length > 0) this.rolledOut.add(rollout.line);
    const words = lexText(label, lexicon).filter((token) => token.kind === "word" && !has(token, "filler"));
    return { facts: [...dated, { says: "stage", stage }], event: null, strict: words.length === 1 };
  }

  /** What the heading right above a list says of its models. */
  private headingFacts(section: string[], previous: Block | undefined): Pending | null {
    const heading = section.at(-1);
    if (heading === undefined || previous?.type !== "heading") return null;
    const { facts, stage } = readHeading(heading, this.choose(heading));
    const own: Fact[] = stage === null ? [] : [{ says: "stage", stage }];
    const stated = [...facts.filter(({ says }) => says === "date" || says === "stage"), ...own];
    return stated.length === 0 ? null : { facts: stated, event: null, strict: facts.length === 0 };
  }

  /** "New models" over a list in the entry of a day: released then. */
  private newModels(section: string[], label: string): Pending | null {
    const day = this.dayOf(section);
    if (day === null) return null;
    const isNew = [label, this.entryLabel?.section === section ? this.entryLabel.text : "", section.at(-1) ?? ""].some(
      (text) => text.length < 80 && lexText(text, this.choose(text)).some((token) => has(token, "new-models")),
    );
    return isNew
      ? {
          facts: [{ says: "date", event: "released", date: day, bound: "on", scope: null }],
          event: null,
          described: true,
        }
      : null;
  }

  /** "Name — `id`, a model that …": the names that an item of a list of releases begins with. */
  private describedNames(item: ListItem): Name[] | null {
    const lexicon = this.choose(plain(item.content));
    const { tokens, text } = lex(item.content, lexicon);
    const [first, second, third] = chunksOf(tokens, text, this.names.known);
    if (first?.type !== "names" || first.family || (first.weak && !first.noun)) return null;
    const [name] = first.names;
    if (second === undefined || !name) return first.names.map((each) => this.toName(each));
    if (second.type !== "word" || second.token.kind !== "mark") return null;
    // Behind the id may be an alias of it.
    const [id] =
      third?.type === "names" && "–—-:".includes(second.token.text) && third.names.every(({ code }) => code)
        ? third.names
        : [];
    return id ? [{ ...this.toName(id), name: name.text }] : first.names.map((each) => this.toName(each));
  }

  /** What a list item names: the code it starts with and its aliases, or a few plain words. Null where more words limit it. */
  private itemNames(item: ListItem, strict: boolean, label: string): Name[] | null {
    const text = plain(item.content);
    const lexicon = this.choose(text);
    const { tokens, text: printed } = lex(item.content, lexicon);
    if (
      tokens.some(
        (token) =>
          token.kind === "date" ||
          token.text === "→" ||
          has(
            token,
            "negation",
            "exception",
            "condition",
            "only",
            "undone",
            "unsettled",
            "replace.use",
            "replace.by",
            "available",
            "aux.present",
            "aux.past",
            "aux.future",
            "goes-on",
          ),
      )
    )
      return null;
    const parameter = parameterNames(item.content, lexicon);
    if (parameter) return parameter;
    const lead = leadingCodes(item.content, lexicon);
    if (lead.length > 0)
      return strict && !lead.every(isModelCode)
        ? null
        : lead.map((model) => ({ model, version: null, name: null, kind: kindByForm(model) }));
    const [first, ...rest] = chunksOf(tokens, printed, this.names.known).filter(
      (chunk) =>
        !(
          chunk.type === "word" &&
          (has(chunk.token, "filler") || chunk.token.kind === "mark" || chunk.token.kind === "break")
        ),
    );
    if (first?.type === "names" && rest.length === 0 && !first.family)
      return first.names.map((name) => this.toName(name));
    if (strict) return null;
    const plainText = text
      .replace(/\s*[(:–].*$/s, "")
      .replace(/[.;]$/, "")
      .trim();
    const words = plainText.split(/\s+/);
    const bare = lexText(plainText, lexicon);
    if (
      plainText === "" ||
      words.length > 5 ||
      bare.some(
        (token) =>
          has(token, "aux.future", "aux.past", "aux.present", "negation", "scope.prep") && /^\p{Ll}/u.test(token.text),
      )
    )
      return null;
    const isModel = /\d/.test(plainText) && isModelTitle(label, lexicon);
    if (plainText.split(/\s+/).some((word) => /^\p{Ll}+$/u.test(word)) && words.length > 2) return null;
    return [
      {
        model: plainText,
        version: null,
        name: null,
        kind: isModel
          ? kindByForm(plainText)
          : kindByForm(plainText) === "endpoint"
            ? "endpoint"
            : isModelTitle(label, lexicon)
              ? "model"
              : "tool",
      },
    ];
  }

  private add(statement: Statement): void {
    // A brace may open a template, in the snapshot too: no model is called so.
    if (statement.models?.some(({ model }) => /[{}<>]/.test(model))) return;
    if (statement.facts.length === 0) return;
    this.result.entries.push({ type: "statement", statement: { ...statement, facts: statement.facts.map(asStated) } });
    if (statement.facts.some(({ says }) => says === "void"))
      this.result.problems.push({
        rule: "void-dates",
        severity: "warning",
        line: statement.line,
        message: "dates are left out because the page says that they do not hold",
        value: null,
      });
  }

  /** Lists a block as unread, and gives its hash. */
  private reportUnread(content: InlineContent, { line, section }: Place, endLine: number): string {
    const words = marked(content).replace(/\s+/g, " ").trim();
    const hash = createHash("sha256").update(words).digest("hex").slice(0, 16);
    const { tokens } = lex(content, this.choose(plain(content)));
    const codes = new Set(tokens.filter(({ kind }) => kind === "code").map(({ text }) => text));
    this.result.entries.push({
      type: "unread",
      unread: {
        section,
        hash,
        dates: tokens.filter(({ kind }) => kind === "date").length,
        models: codes.size,
        line,
        ...(endLine > line ? { endLine } : {}),
      },
    });
    return hash;
  }
}

/** The subjects of a table's rows that say what replaces them, in lower case. */
function replacedRows({ columns, block, lexicon }: LifecycleTable): string[] {
  const of = (...roles: string[]) => columns.find(({ role }) => roles.includes(role));
  const [subject, replacement] = [of("id") ?? of("name"), of("replacement")];
  if (!subject || !replacement) return [];
  return block.body.flatMap((row) =>
    isBlank(plain(row[replacement.at]?.content ?? []), lexicon)
      ? []
      : [plain(row[subject.at]?.content ?? []).toLowerCase()],
  );
}

const namesModel = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, text }) => (kind === "code" || kind === "id") && isModelCode(text));

/** A fact as a statement of a snapshot gives it back: without the words of the page and without links. */
function asStated(fact: Fact): Fact {
  if (fact.says === "replacement") return { ...fact, url: null };
  if (fact.says !== "date") return fact;
  const { text: _, ...stated } = fact;
  return stated;
}

interface Pending {
  facts: Fact[];
  event: EventName | null;
  /** A label that may be over anything: every item has to look like a model. */
  strict?: boolean;
  /** Items may describe what they name. */
  described?: boolean;
}

const isRow = (line: string): boolean => line.split("|", 3).length > 2;
const lastLine = (table: Table): number => table.body.at(-1)?.[0]?.line ?? table.line;
const listOf = (next: Block | ListItem[] | undefined): boolean => Array.isArray(next) || next?.type === "list";
const keptTitles = (table: LifecycleTable): string[] =>
  table.columns.filter(({ role }) => role !== "ignore" && role !== "notes").map(({ title }) => title);

function sectionTexts(entry: PageAnalysis["entries"][number]): string[] {
  return entry.type === "table"
    ? entry.table.section
    : entry.type === "statement"
      ? entry.statement.section
      : entry.type === "unread"
        ? entry.unread.section
        : entry.skipped.section;
}

/** The stage that the nearest heading states which states one; none where a heading below it speaks of what comes instead. */
function stageAbove(read: ReturnType<typeof readHeading>[], section: string[], choose: ChooseLexicon): Stage | null {
  for (let at = read.length - 1; at >= 0; at -= 1) {
    const stage = read[at]?.stage ?? null;
    if (stage !== null) return stage;
    const heading = section[at] ?? "";
    if (lexText(heading, choose(heading)).some((token) => has(token, "replace.noun", "replace.use"))) return null;
  }
  return null;
}

/** A short line of its own right above a table is the table's label: "Legacy models", "**Retired**". */
function labelAbove(previous: Block | undefined, table: { section: string[] }): string | null {
  if (!previous || previous.type === "heading" || previous.type === "table" || previous.section !== table.section)
    return null;
  if (previous.type === "paragraph") return labelText(plain(previous.content));
  const [only, ...more] = previous.items;
  return only && more.length === 0 && only.items.length === 0 ? labelText(plain(only.content)) : null;
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

/** "Release date: June 17, 2030" → its label and value. */
function splitLabel(content: InlineContent): { label: string; value: InlineContent } | null {
  let label = "";
  for (const [at, run] of content.entries()) {
    const colon = run.code ? -1 : run.text.search(/[:：]/);
    if (colon < 0) {
      label += run.text;
      continue;
    }
    label += run.text.slice(0, colon);
    const value = [{ ...run, text: run.text.slice(colon + 1) }, ...content.slice(at + 1)].filter(
      ({ text }) => text !== "",
    );
    return label.trim() !== "" && label.length < 60 ? { label: label.trim(), value } : null;
  }
  return null;
}

/** The codes that an item starts with, aliases among them. */
function leadingCodes(content: InlineContent, lexicon: Lexicon): string[] {
  const codes: string[] = [];
  for (const run of content) {
    if (run.code && run.text.trim() !== "") codes.push(run.text.trim());
    else if (!run.isFootnoteRef && run.text.trim() !== "") {
      const joins = lexText(run.text, lexicon).every(
        (token) => token.kind === "mark" || has(token, "and", "or", "alias", "filler"),
      );
      if (!joins) break;
    }
  }
  return codes;
}

/** "`/v1/chat` parameters: `a`, `b`": the parameters, not the endpoint. */
function parameterNames(content: InlineContent, lexicon: Lexicon): Name[] | null {
  const at = content.findIndex(
    (run) => !run.code && lexText(run.text, lexicon).some((token) => has(token, "kind.parameter")),
  );
  if (at < 0) return null;
  const names = content
    .slice(at + 1)
    .filter((run) => run.code)
    .map((run) => run.text.trim());
  return names.length === 0 ? null : names.map((model) => ({ model, version: null, name: null, kind: "parameter" }));
}

/** "P1 | At least one month after …": what the codes of a date column stand for. */
function legendOf(document: Document): ReadonlyMap<string, string> {
  const legend = new Map<string, string>();
  for (const block of document.blocks) {
    if (block.type !== "table" || block.body[0]?.length !== 2) continue;
    const rows = block.body.map((row) => [plain(row[0]?.content ?? []), plain(row[1]?.content ?? [])] as const);
    const coded = rows.filter(([code]) => /^\p{Lu}{1,3}\d{1,2}$/u.test(code));
    if (coded.length * 2 >= rows.length) for (const [code, meaning] of coded) legend.set(code, meaning);
  }
  return legend;
}

function pageText(document: Document): string {
  const parts = [document.title ?? ""];
  const items = (list: readonly ListItem[]): void => {
    for (const item of list) {
      parts.push(plain(item.content));
      items(item.items);
    }
  };
  for (const block of document.blocks) {
    if (block.type === "heading") parts.push(block.text);
    else if (block.type === "paragraph") parts.push(plain(block.content));
    else if (block.type === "list") items(block.items);
    else for (const row of [...block.header, ...block.body]) for (const cell of row) parts.push(plain(cell.content));
  }
  return parts.join("\n");
}

/** A sentence of no more words than these speaks of all that is listed, where it names nothing. */
const fewWords = 8;
