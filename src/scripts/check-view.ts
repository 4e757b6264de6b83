/** The part of the check that is loaded on first use: the index, the scanner, and what is shown of a text. */
import { checkCsv, checkMarkdown, type TableContext, watchYaml } from "../lib/check/check-table.ts";
import { textChecker } from "../lib/check/check-text.ts";
import { replacementText } from "../lib/check/named-replacement.ts";
import { subscriptionsOf } from "../lib/check/subscriptions.ts";
import { urgencySummary } from "../lib/check/urgency.ts";
import { resultMark } from "../lib/search/result-date.ts";
import type { CheckData } from "../lib/search/search-data.ts";
import { documentsOf } from "../lib/search/search-documents.ts";
import { checkedRow } from "./check-rows.ts";
import { localDate } from "./local-date.ts";

export interface ShownCheck {
  /** The ids as they are in the text. */
  ids: string[];
  rows: HTMLElement[];
  /** What is said about them. */
  status: string;
  markdown: () => string;
  csv: () => string;
  /** Empty where no id has a record. */
  watchList: string;
  /** Calendars and feeds of what was found: name and path without the base. */
  subscriptions: readonly [name: string, path: string][];
}

/** Checks a text; stops as soon as its result is not wanted any more. */
export type CheckPasted = (text: string, isWanted: () => boolean) => Promise<ShownCheck>;

/** More are counted, and are in the copied tables. */
const mostRows = 300;

/** Checks texts. `stages` has an element for each stage to copy, `base` is put before every path. */
export function createCheck(data: CheckData, stages: DocumentFragment, base: string): CheckPasted {
  const documents = documentsOf(data);
  const checkText = textChecker(documents);
  const day = localDate();
  const context: TableContext = {
    day,
    replacementOf: (document) => replacementText(document, documents),
    linkOf: (document) => new URL(base + document.path, location.href).href,
  };
  return async (text, isWanted) => {
    const ids = await checkText(text, day, async () => {
      await new Promise((resolve) => setTimeout(resolve));
      return isWanted();
    });
    const found = [...new Set(ids.flatMap((id) => id.documents))];
    const stale = found.filter((document) => resultMark(document, day) !== null).length;
    return {
      ids: ids.map(({ written }) => written),
      rows: ids.slice(0, mostRows).map((id) => checkedRow(id, { documents, stages, base, day })),
      status: statusText(ids, stale),
      markdown: () => checkMarkdown(ids, context),
      csv: () => checkCsv(ids, context),
      watchList: found.length > 0 ? watchYaml(found) : "",
      subscriptions: subscriptionsOf(found),
    };
  };
}

function statusText(ids: Parameters<typeof urgencySummary>[0], stale: number): string {
  if (ids.length === 0)
    return "No model ids found. Paste ids, one on each line, or a file that names models. An id that is not found is not necessarily safe.";
  const rest = ids.length > mostRows ? ` The first ${mostRows} are shown.` : "";
  const age = stale > 0 ? " Some answers may be out of date: each says since when." : "";
  return urgencySummary(ids) + rest + age;
}
