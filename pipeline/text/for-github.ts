/** Words that are not ours, made inert for everything GitHub does with a text: commit message, summary, issue, pull request. */
import { printable } from "./printable.ts";

/** What GitHub would act on, and what it becomes: a space in it, or round brackets. */
const acts: readonly (readonly [RegExp, string])[] = [
  // A mention, which notifies: an @ after anything but a letter, digit or _.
  // https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#mentioning-people-and-teams
  [/(?<![a-z0-9_])@(?=[a-z0-9])/gi, "@ "],
  // A reference (#26, owner/repository#26, GH-26, a URL), which leaves a trace there, and after "fixes" closes it.
  // https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
  // https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
  [/#(?=\d)/g, "# "],
  [/(?<![a-z0-9_])GH-(?=\d)/gi, "$& "],
  [/:(?=\/\/)/g, ": "],
  [/www(?=\.)/gi, "www "],
  // [skip ci], [no ci], [skip actions] and those of other services; the trailer skip-checks.
  // https://docs.github.com/en/actions/how-tos/manage-workflow-runs/skip-workflow-runs
  [/\[([^[\]]*\b(?:skip|no[\s-]ci)\b[^[\]]*)\]/gi, "($1)"],
  [/skip-(?=checks\s*:)/gi, "skip "],
  // Co-authored-by:, Signed-off-by: and the like. https://git-scm.com/docs/git-interpret-trailers
  [/-(?=by\s*:)/gi, " "],
  // HTML, comments, images, links, for readers that take text for Markdown. https://github.github.com/gfm/
  [/<(?=[a-z/!?])/gi, "< "],
  [/--(?=>)/g, "-- "],
  [/!(?=\[)/g, "! "],
  [/\](?=\()/g, "] "],
  // An expression. https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
  [/\$(?=\{\{)/g, "$ "],
];

/**
 * Any text on one line of at most `longest` code points, before the spaces that part what GitHub would act on. An ordinary id
 * (`gpt-4o@2024-05-13`, `meta.llama3-1-8b-instruct-v1:0`) comes back as it is. The hash of a commit stays too: it may become a
 * link, and that is all.
 */
export function foreign(text: string, longest = 120): string {
  const line = printable(start(text, longest)).replace(/\s+/g, " ").trim();
  const inert = acts.reduce((said, [act, instead]) => said.replace(act, instead), line);
  return inert === "" ? "(blank)" : inert;
}

function start(text: string, longest: number): string {
  // A code point takes at most two code units: no more of an endless text is looked at.
  const points = [...text.slice(0, 2 * longest + 2).toWellFormed()];
  return points.length <= longest ? points.join("") : `${points.slice(0, longest - 1).join("")}…`;
}
