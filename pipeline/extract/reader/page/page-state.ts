/** What is known of a page, and what earlier blocks of it leave for later ones. */

import type { ColumnRole, EventName } from "../../../domain/schema.ts";
import { type Document, type InlineContent, type ListItem, plain, type Table } from "../../read/document.ts";
import type { PageAnalysis } from "../analysis.ts";
import type { Context } from "../clauses/claims.ts";
import { withCodeLists } from "../code-lists.ts";
import { type ChooseLexicon, languagesOf } from "../lexicon/language.ts";
import { type Notes, notesFor } from "../notes.ts";
import { type PageNames, pageNames } from "../page-names.ts";
import { listsReleases } from "../release-entries.ts";
import { keyOf } from "../section-key.ts";
import type { Prose } from "../sentences.ts";
import type { Fact, Name, Statement } from "../statements.ts";
import { isEvent, readTitle } from "../titles.ts";

export interface Place {
  line: number;
  section: string[];
}

/** How a passage was read, for `extract --explain`. */
export interface BlockTrace {
  line: number;
  endLine: number;
  sentences: Prose["trace"];
}

/** What is known of a page before it is walked. */
interface PageContext {
  readonly document: Document;
  readonly overrides: Record<string, ColumnRole>;
  readonly trace: BlockTrace[] | undefined;
  readonly choose: ChooseLexicon;
  readonly names: PageNames;
  readonly notesAt: (at: number) => Notes;
  /** What the codes of date columns mean. */
  readonly legend: ReadonlyMap<string, string>;
  /** Whether the page lists releases. */
  readonly isOnReleases: boolean;
  /** Rows of the tables in a section and below it, by the joined headings. */
  readonly rowsBelow: ReadonlyMap<string, number>;
  /** Sections with a table of their own. */
  readonly ownTables: ReadonlySet<string[]>;
  /** Sections over a table with dates of a lifecycle. */
  readonly lifecycleSections: ReadonlySet<string>;
}

/** A page while it is walked: what was found so far, and what earlier blocks leave for later ones. */
export interface PageState extends PageContext {
  readonly result: PageAnalysis;
  /** Facts that wait for the list right below, and the event whose days the list gives. */
  pending: { facts: Fact[]; event: EventName | null } | null;
  /** The year of the entry that a list of days belongs to. */
  pendingYear: string | null;
  /** Facts for every labelled list of a section ("the following deprecations will take effect on D"). */
  rollout: { section: string[]; facts: Fact[]; line: number } | null;
  /** Lines of such sentences of which a list was found, and all such sentences. */
  readonly rolledOut: Set<number>;
  readonly rollouts: { content: InlineContent; place: Place; endLine: number }[];
  /** What the last paragraph of a section was about. */
  last: { section: string[]; context: Context } | null;
  /** Models of the section's last list. */
  listed: { section: string[]; names: Name[] } | null;
  /** The model that a card is about: the code right above its list. */
  card: { section: string[]; id: string } | null;
  /** A sentence that a list goes on with: reported where no item does. */
  opened: { content: InlineContent; place: Place; endLine: number; entries: number } | null;
  /** What is said of all models of a section, until a table of it is found. */
  readonly ofSection: { statement: Statement; content: InlineContent; place: Place; endLine: number }[];
  /** Passages that speak of what to use instead, and of which no replacement was read. */
  readonly advice: Place[];
  /** Whether the line that led to this block may limit what it says, and whether this one does so for the next. */
  doubt: boolean;
  doubtNext: boolean;
  /** The last short line of the section that is no sentence. */
  entryLabel: { section: string[]; text: string } | null;
  /** Hashes of headings that were reported: a snapshot keeps the heading and need not repeat it. */
  readonly unreadHeadings: Set<string>;
  /** Statements on all models of a list. */
  readonly general: Set<PageAnalysis["entries"][number]>;
}

/** The state before the first block. `overrides`: roles of column titles; `trace` receives how each passage was read. */
export function newPageState(source: Document, overrides: Record<string, ColumnRole>, trace?: BlockTrace[]): PageState {
  return {
    ...pageContext({ ...source, blocks: withCodeLists(source.blocks) }, overrides, trace),
    result: { title: source.title, entries: [], problems: [] },
    pending: null,
    pendingYear: null,
    rollout: null,
    rolledOut: new Set(),
    rollouts: [],
    last: null,
    listed: null,
    card: null,
    opened: null,
    ofSection: [],
    advice: [],
    doubt: false,
    doubtNext: false,
    entryLabel: null,
    unreadHeadings: new Set(),
    general: new Set(),
  };
}

function pageContext(
  document: Document,
  overrides: Record<string, ColumnRole>,
  trace: BlockTrace[] | undefined,
): PageContext {
  const choose = languagesOf(pageText(document));
  return {
    document,
    overrides,
    trace,
    choose,
    names: pageNames(document, choose),
    notesAt: notesFor(document),
    legend: legendOf(document),
    isOnReleases: listsReleases(document, choose),
    ...tablesBySection(document, choose),
  };
}

function tablesBySection(
  document: Document,
  choose: ChooseLexicon,
): Pick<PageContext, "rowsBelow" | "ownTables" | "lifecycleSections"> {
  const rowsBelow = new Map<string, number>();
  const ownTables = new Set<string[]>();
  const lifecycleSections = new Set<string>();
  for (const block of document.blocks) {
    if (block.type !== "table") continue;
    ownTables.add(block.section);
    const dated = hasLifecycleTitle(block, choose);
    for (let end = 0; end <= block.section.length; end += 1) {
      const key = keyOf(block.section.slice(0, end));
      if (dated) lifecycleSections.add(key);
      rowsBelow.set(key, (rowsBelow.get(key) ?? 0) + block.body.length);
    }
  }
  return { rowsBelow, ownTables, lifecycleSections };
}

function hasLifecycleTitle({ header }: Table, choose: ChooseLexicon): boolean {
  const titles = (header.at(-1) ?? []).map((cell) => plain(cell.content));
  const lexicon = choose(titles.join(" "));
  return titles.some((title) => {
    const { role } = readTitle(title, lexicon);
    return isEvent(role) && role !== "released";
  });
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
