/** The first line of a report: the subject of a commit, the title of a pull request. */

import { providerOf } from "../../domain/record-id.ts";
import { count } from "../../text/format.ts";
import { displayName, type Run } from "./ingest-run.ts";

/** https://git-scm.com/docs/git-commit#_discussion wants less than 50 characters; 72 is where GitHub cuts a subject. */
const longest = 72;

/** The run in plain text of at most 72 characters: `Data: 3 changes (Anthropic, OpenAI); 1 page wants a look`. */
export function subject(run: Run): string {
  const start = run.dryRun ? "Data (dry run): " : "Data: ";
  const lines = gists(run).map((gist) => `${start}${gist}${trouble(run)}`);
  return lines.find((line) => line.length <= longest) ?? `${start}${count(run.changes.length, "change")}`;
}

/** What there is to say, the fullest first. */
function gists({ outcomes, changes, names }: Run): string[] {
  const news = changes.filter(({ baseline }) => !baseline);
  const told = news.length > 0 ? news : changes;
  const what = news.length > 0 ? count(news.length, "change") : `baseline of ${count(changes.length, "record")}`;
  const ids = [...new Set(told.map(({ record }) => providerOf(record)))];
  const providers = ids.map((id) => displayName(names, id)).join(", ");
  if (told.length > 0) return [`${what} (${providers})`, `${what} (${count(ids.length, "provider")})`, what];
  const taken = outcomes.filter(({ status }) => status === "accepted" || status === "unchanged").length;
  if (outcomes.length > 0 && taken === 0) return ["no page could be taken"];
  return [`checked ${count(outcomes.length, "page")}, nothing new`];
}

function trouble({ outcomes }: Run): string {
  const failed = outcomes.filter(({ status }) => status === "failed").length;
  const doubtful = outcomes.filter(({ status }) => status === "quarantined" || status === "refused").length;
  const words = [
    ...(doubtful > 0 ? [`${count(doubtful, "page")} ${doubtful === 1 ? "wants" : "want"} a look`] : []),
    ...(failed > 0 ? [`${doubtful > 0 ? failed : count(failed, "page")} failed`] : []),
  ];
  return words.length > 0 ? `; ${words.join(", ")}` : "";
}
