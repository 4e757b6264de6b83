/** The result of a check as text to take away: Markdown, CSV, and a watch list. */
import { resultDates, resultMark } from "../search/result-date.ts";
import type { SearchDocument } from "../search/search-documents.ts";
import type { CheckedId } from "./check-text.ts";

/** What an id, a record and a day are put into; `replacementOf` gives the text for the replacement, `linkOf` an address. */
export interface TableContext {
  day: string;
  replacementOf: (document: SearchDocument) => string;
  linkOf: (document: SearchDocument) => string;
}

/** A table in Markdown, one row for each record that an id may name. */
export function checkMarkdown(ids: readonly CheckedId[], context: TableContext): string {
  const { day, linkOf, replacementOf } = context;
  const rows = ids.flatMap(({ written, documents }) => {
    if (documents.length === 0) return [[code(written), "", "unknown", "", "", ""]];
    return documents.map((document) => [
      code(written),
      `[${plain(document.id)}](${linkOf(document)})`,
      document.stage ?? "not stated",
      plain(retirementText(document, day)),
      code(replacementOf(document)),
      plain(resultMark(document, day) ?? document.age.lastRead ?? ""),
    ]);
  });
  const head = ["Id", "Model", "Stage", "Retirement", "Replacement", "Last read"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

const columns = "id,model,stage,retirement_date,bound,scope,replacement,last_read,held_since,url".split(",");

/** CSV, one row for each retirement date of each record that an id may name. */
export function checkCsv(ids: readonly CheckedId[], { replacementOf, linkOf }: TableContext): string {
  const rows = ids.flatMap(({ written, documents }) => {
    if (documents.length === 0) return [[written, "", "unknown", "", "", "", "", "", "", ""]];
    return documents.flatMap((document) =>
      document.answers.map(({ scope, stage, retirement }) => [
        ...[written, document.id, stage ?? "", retirement?.date ?? "", retirement?.bound ?? "", scope ?? ""],
        ...[replacementOf(document), document.age.lastRead ?? "", document.age.heldSince ?? "", linkOf(document)],
      ]),
    );
  });
  return [columns, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** A watch list of the records. */
export function watchYaml(documents: readonly SearchDocument[]): string {
  const ids = [...new Set(documents.map(({ id }) => id))];
  const scalar = (id: string) => (/^[\w./@-]+$/.test(id) ? id : JSON.stringify(id));
  return `models:\n${ids.map((id) => `  - ${scalar(id)}\n`).join("")}`;
}

/** Every retirement date of a record: `was scheduled for 1 Oct 2026, 58 days ago for others; 1 Oct 2027, in 307 days`. */
function retirementText(document: SearchDocument, day: string): string {
  return resultDates(document, day)
    .map(({ date, scope, isForOthers, countdown }) => {
      const whom = scope !== null ? ` for “${scope}”` : isForOthers ? " for others" : "";
      return date + whom + (countdown === "" ? "" : `, ${countdown}`);
    })
    .join("; ");
}

function code(text: string): string {
  return text === "" ? "" : `\`${text.replace(/`/g, "'").replace(/\|/g, "\\|").replace(/\s+/g, " ")}\``;
}

function plain(text: string): string {
  return text.replace(/[\\|[\]<>*_`]/g, "\\$&").replace(/\s+/g, " ");
}

/** As RFC 4180 has it; a text that a spreadsheet would run as a formula gets an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
