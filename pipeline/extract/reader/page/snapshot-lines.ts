/** Lines of a snapshot, in our own fixed wording. */

import type { List, ListItem } from "../../read/document.ts";
import { type Skipped, skipRules } from "../analysis.ts";
import { marked, readStatement } from "../statements.ts";
import type { PageState } from "./page-state.ts";
import { addStatement, skipPassage } from "./reports.ts";

/** Lines of a snapshot, in our own fixed wording. */
export function readSnapshotLine(page: PageState, item: ListItem, block: List): boolean {
  const text = marked(item.content);
  const statement = readStatement(text);
  if (statement) {
    addStatement(page, { ...statement, section: block.section, line: item.line });
    return true;
  }
  const skipped = /^Left out: ([a-z-]+) "([^"]*)"\.$/.exec(text);
  if (skipped?.[1] !== undefined && Object.hasOwn(skipRules, skipped[1])) {
    skipPassage(
      page,
      skipped[1] as Skipped["rule"],
      skipped[2] ?? "",
      { section: block.section, line: item.line },
      item.line,
    );
    return true;
  }
  const unread = /^Unread: ([0-9a-f]{16}) \((\d+) dates?, (\d+) models?\)\.$/.exec(text);
  // A heading that was not read is in the snapshot too, and was reported there.
  if (unread?.[1] && !page.unreadHeadings.has(unread[1]))
    page.result.entries.push({
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
