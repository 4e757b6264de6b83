/** Headings without heading marks. */

/** Text extraction may lose all heading marks: then short, title-like lines become headings. */
export function promotePseudoHeadings(lines: string[]): void {
  if (
    lines.some(
      (line, at) =>
        /^ {0,3}#{1,6}\s/.test(line) ||
        (at > 0 &&
          /^ {0,3}(=+|-{2,})\s*$/.test(line) &&
          (lines[at - 1] ?? "").trim() !== "" &&
          !(lines[at - 1] ?? "").includes("|")),
    )
  )
    return;
  for (const [at, line] of lines.entries()) {
    const text = line.trim();
    if (text.length < 3 || text.length > 80 || !/^\p{Lu}/u.test(text) || /[.:;,!?|`*]|^\d/.test(text)) continue;
    if (text.split(/\s+/).length <= 10 && !/\d{4}/.test(text)) lines[at] = `## ${text}`;
  }
}
