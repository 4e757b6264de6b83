/** A check as workflow commands of GitHub Actions, which show findings beside the lines of a change. */
import { type CheckReport, sentenceOf, statusLabel } from "./report.ts";

/** A command for each finding. */
export function githubLines({ findings }: CheckReport): string[] {
  return findings.map((it) => {
    const { path, finding, assessment, fails } = it;
    const level = fails ? "error" : assessment.status === "current" ? "notice" : "warning";
    const place = [
      ["file", path],
      ["line", finding.line],
      ["col", finding.column],
      ["endColumn", finding.column + finding.written.length],
      ["title", `Model ${statusLabel[assessment.status]}`],
    ];
    const properties = place.map(([name, value]) => `${name}=${property(String(value))}`).join(",");
    return `::${level} ${properties}::${data(sentenceOf(it))}`;
  });
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
