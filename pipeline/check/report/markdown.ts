/** A check as Markdown, for the summary of a run or a comment. */
import { type CheckReport, statusLabel } from "./report.ts";
import { summaryLines } from "./text.ts";

/** A row for each id in each file, the failing ones first. */
export function markdownLines(report: CheckReport): string[] {
  const groups = Map.groupBy(report.findings, ({ path, finding }) => JSON.stringify([path, finding.written]));
  const rows = [...groups.values()]
    .sort((a, b) => Number(b[0]?.fails) - Number(a[0]?.fails))
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { path, finding, assessment, fails } = first;
      const lines = group.map((it) => it.finding.line).join(", ");
      const { status, text, note, replacement, link } = assessment;
      const what = `${text}${note === null || /last read/.test(text) ? "" : ` (${note})`}`;
      return [
        row([
          `${fails ? "**" : ""}${statusLabel[status]}${fails ? "**" : ""}`,
          code(finding.written),
          `${code(path)}:${lines}`,
          link === null ? cell(what) : `[${cell(what)}](<${link}>)`,
          replacement === null ? "" : code(replacement.id),
        ]),
      ];
    });
  const head = [row(["", "id", "where", "what the provider says", "replacement"]), row(["--", "--", "--", "--", "--"])];
  return [...(rows.length === 0 ? [] : [...head, ...rows, ""]), ...summaryLines(report)];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

function cell(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, "\\$&").replaceAll("\n", " ");
}
