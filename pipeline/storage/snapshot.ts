/** Snapshot files: front matter that says where the page came from, then the body as Markdown. */
import { stringify } from "yaml";
import { z } from "zod";
import { pageFormat } from "../domain/schema.ts";
import { UsageError } from "../domain/usage-error.ts";
import { parseYaml } from "./validate.ts";

const fields = z.strictObject({
  url: z.url({ protocol: /^https$/ }),
  /** The day on which the page was read; where that is not known, the last on which it may have been. */
  retrieved: z.iso.date(),
  /** The first day on which it may have been read, where the day is not known. */
  retrievedNotBefore: z.iso.date().optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  format: pageFormat,
  note: z.string().optional(),
  /** Markers of the definition that the page did not have. */
  missingMarkers: z.array(z.string()).optional(),
});
const frontMatter = fields.refine(
  ({ retrieved, retrievedNotBefore }) => retrievedNotBefore === undefined || retrievedNotBefore < retrieved,
  { path: ["retrievedNotBefore"], error: "has to be a day before retrieved" },
);
export type FrontMatter = z.infer<typeof frontMatter>;

/** The text of a snapshot file. Parsing it gives the same front matter and body back. */
export function snapshotText(head: FrontMatter, body: string): string {
  const ordered = frontMatter.parse(head);
  return `---\n${stringify(ordered, { lineWidth: 0 })}---\n\n${tidy(body)}`;
}

/** The front matter and body of a snapshot file; throws a UsageError that names the file and field. */
export function parseSnapshot(text: string, file: string): { head: FrontMatter; body: string } {
  const match = /^---\n(.*?\n)---\n(.*)$/s.exec(text.replaceAll("\r\n", "\n"));
  if (!match) throw new UsageError(`${file}: no front matter between two lines of ---`);
  const [, head = "", body = ""] = match;
  return { head: parseYaml(frontMatter, head, file), body: tidy(body) };
}

/** Whether two snapshot bodies are the same, apart from blank lines at either end. */
export function sameBody(a: string, b: string): boolean {
  return tidy(a) === tidy(b);
}

function tidy(body: string): string {
  return `${body.replace(/^\n+|\s+$/g, "")}\n`;
}
