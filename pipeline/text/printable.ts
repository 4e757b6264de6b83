/** What pages print is data: on a terminal or in the log of a build it moves no cursor, turns no text round, gives no command. */

/** Control characters, and all that is drawn as nothing (Unicode Default_Ignorable_Code_Point), which comparisons may skip. */
const unseen = /[\p{Cc}\p{Cf}\p{DI}\u2028\u2029]/u;

/**
 * The text without control characters, on one line, and never a command to a GitHub runner. That takes `::name::` where a
 * line starts with it after white space, and `##[name]` anywhere in a line:
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function printable(text: string): string {
  return text
    .replace(new RegExp(`${unseen.source}+`, "gu"), " ")
    .replace(/##(?=\[)/g, "## ")
    .replace(/^(\s*):(?=:)/, "$1: ");
}

/** Text of several lines, each of them printable. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** JSON with the same value in which no line can be a command and no character goes unseen: all those are escaped. */
export function printableJson(json: string): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const hidden = new RegExp(`(?!\\n)${unseen.source}`, "gu");
  return json.replace(hidden, (seen) => seen.split("").map(escaped).join("")).replace(/#(?=#\[)/g, escaped);
}
