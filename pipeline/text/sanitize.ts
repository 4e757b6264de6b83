/**
 * Text from outside (pages, hosts, files) made safe for one kind of output. Each function knows what its reader acts on:
 * a terminal, GitHub, a feed, a calendar, a badge. Ids and ordinary words come back unchanged.
 */

/** The text with at most `longest` code points, the last of them `…` where it was cut. */
export function truncate(text: string, longest: number): string {
  // A code point takes at most two code units, so only a longer text needs to be taken apart.
  const points = text.length > longest ? [...text] : [];
  if (points.length <= longest) return text;
  const kept = points.slice(0, longest - 1).join("");
  return `${kept.trimEnd()}…`;
}

/** Text of a page as it is read: without invisible and control characters, hyphens and spaces unified. Keeps "\n". */
export function normalizeText(text: string): string {
  if (/^[\x20-\x7e\n]*$/.test(text)) return text.includes("  ") ? text.replace(/ {2,}/g, " ") : text;
  return (
    text
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
      .replace(/[\u2010\u2011]/g, "-")
      .replace(/[ \u00a0\u2000-\u200a\u202f\u3000]+/g, " ")
  );
}

/** One line without control characters or characters that change the direction of the text around them, for badges, images and Markdown files. */
export function forPlainText(text: string, longest = Number.POSITIVE_INFINITY): string {
  const plain = text.toWellFormed().replace(/[\p{Cc}\p{Bidi_Control}]/gu, " ");
  return truncate(oneLine(plain), longest);
}

/**
 * One line for an XML or JSON feed, with U+FFFD for each character that XML 1.0 (section 2.2) forbids, each other control
 * character and each that changes the direction of the text after it.
 */
export function forFeed(text: string, longest = Number.POSITIVE_INFINITY): string {
  const safe = oneLine(text.toWellFormed()).replace(/[\p{Cc}\p{Bidi_Control}\uFFFE\uFFFF]/gu, "\uFFFD");
  return truncate(safe, longest);
}

/** One line for an iCalendar value: no control characters (RFC 5545, section 3.1). Escaping is left to the library. */
export function forIcs(text: string, longest = Number.POSITIVE_INFINITY): string {
  const safe = oneLine(text.toWellFormed()).replace(/[\p{Cc}\p{Bidi_Control}]/gu, "");
  return truncate(safe, longest);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Control characters, and all that is drawn as nothing (Unicode Default_Ignorable_Code_Point), which comparisons may skip. */
const invisible = /[\p{Cc}\p{Cf}\p{DI}\u2028\u2029]/u;

/**
 * One line for a terminal or the log of a build: no control characters, and nothing that a GitHub runner takes for a command.
 * That is `::name::` where a line starts with it after white space, and `##[name]` anywhere in a line:
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function forTerminal(text: string): string {
  return text
    .replace(new RegExp(`${invisible.source}+`, "gu"), " ")
    .replace(/##(?=\[)/g, "## ")
    .replace(/^(\s*):(?=:)/, "$1: ");
}

/** Several lines for a terminal, each of them safe. */
export function linesForTerminal(text: string): string {
  return text.split("\n").map(forTerminal).join("\n");
}

/** JSON for a terminal: the value is the same, and what a line must not hold is escaped. */
export function jsonForTerminal(json: string): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const hidden = new RegExp(`(?!\\n)${invisible.source}`, "gu");
  return json.replace(hidden, (seen) => seen.split("").map(escaped).join("")).replace(/#(?=#\[)/g, escaped);
}

/** What GitHub acts on, and what each is replaced with: a space is put into it, or its brackets become round. */
const githubTriggers: readonly (readonly [RegExp, string])[] = [
  // A mention, which notifies: an @ after anything but a letter, digit or _.
  // https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#mentioning-people-and-teams
  [/(?<![a-z0-9_])@(?=[a-z0-9])/gi, "@ "],
  // A reference (#26, owner/repository#26, GH-26, a URL), which leaves a link there, and after "fixes" closes it. Other URLs
  // stay whole, to be copied: as links they do nothing by themselves.
  // https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
  // https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
  [/#(?=\d)/g, "# "],
  [/(?<![a-z0-9_])GH-(?=\d)/gi, "$& "],
  [/:(?=\/\/\S*(?:github|\/(?:issues|pull|commit|discussions)\/))/gi, ": "],
  [/(?<!:\/\/)www(?=\.)/gi, "www "],
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
 * One line of at most `longest` code points (before spaces are put in) for everything GitHub does with a text: commit
 * message, summary, issue, pull request. An ordinary id (`gpt-4o@2024-05-13`, `meta.llama3-1-8b-instruct-v1:0`) comes back
 * unchanged, and so does the hash of a commit: it may become a link and does nothing else.
 */
export function forGitHub(text: string, longest = 120): string {
  // Only the part of an endless text that can be kept is processed.
  const start = truncate(text.slice(0, 2 * longest + 2).toWellFormed(), longest);
  const line = oneLine(forTerminal(start));
  const safe = githubTriggers.reduce((safer, [trigger, instead]) => safer.replace(trigger, instead), line);
  return safe === "" ? "(blank)" : safe;
}
