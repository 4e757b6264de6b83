/** The first line of a report: the subject of a commit, the title of a pull request. */

import { providerOf } from "../../domain/record-id.ts";
import { count } from "../../text/format.ts";
import { displayName, type IngestRun } from "./ingest-run.ts";

/** GitHub cuts subjects at 72 characters; https://git-scm.com/docs/git-commit#_discussion recommends fewer than 50. */
const longest = 72;

/** A plain-text subject of at most 72 characters: `Update data: 3 changes (Anthropic, OpenAI); 1 page needs review`. */
export function subject(run: IngestRun): string {
  const start = run.dryRun ? "Dry run: " : "";
  const lines = summaries(run).map((text) => `${start}${text}${problemCounts(run)}`);
  return lines.find((line) => line.length <= longest) ?? `${start}Update data: ${count(run.changes.length, "change")}`;
}

/** Summaries of the run, the most detailed first. */
function summaries({ outcomes, changes, names }: IngestRun): string[] {
  const news = changes.filter(({ baseline }) => !baseline);
  const reported = news.length > 0 ? news : changes;
  const ids = [...new Set(reported.map(({ record }) => providerOf(record)))];
  const providers = ids.map((id) => displayName(names, id)).join(", ");
  const what =
    news.length > 0
      ? `Update data: ${count(news.length, "change")}`
      : `Add baseline of ${count(changes.length, "record")}`;
  if (reported.length > 0) return [`${what} (${providers})`, `${what} (${count(ids.length, "provider")})`, what];
  const isAccepted = outcomes.some(({ status }) => ["accepted", "unchanged", "old-copy"].includes(status));
  const result = outcomes.length > 0 && !isAccepted ? "none accepted" : "no changes";
  return [`Check ${count(outcomes.length, "page")}: ${result}`];
}

function problemCounts({ outcomes }: IngestRun): string {
  const failed = outcomes.filter(({ status }) => status === "failed").length;
  const forReview = outcomes.filter(({ status }) => status === "quarantined" || status === "refused").length;
  const words = [
    ...(forReview > 0 ? [`${count(forReview, "page")} ${forReview === 1 ? "needs" : "need"} review`] : []),
    ...(failed > 0 ? [`${forReview > 0 ? failed : count(failed, "page")} failed`] : []),
  ];
  return words.length > 0 ? `; ${words.join(", ")}` : "";
}
