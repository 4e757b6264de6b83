/** `almanac unread`: what waits for a person, with an entry for annotations.yaml for each. */
import { type Context, openProject } from "../../ingest/context.ts";
import { type UnreadItem, type UnusedAnnotation, unreadItems, unusedAnnotations } from "../../ingest/unread.ts";
import { loadSources, sourceOf } from "../../storage/sources.ts";
import { count } from "../../text/format.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { annotationEntry } from "../annotation-entry.ts";
import { outJson } from "../table.ts";

/** Prints the unread passages and cells of the latest snapshots, page by page, then annotations that can go. */
export async function unread(
  context: Context,
  provider: string | undefined,
  options: { json?: boolean },
): Promise<number> {
  const { effects, root } = context;
  const { list } = loadSources(effects, root);
  const sources = provider === undefined ? list : [sourceOf(list, provider)];
  const project = await openProject(context);
  const items = unreadItems(project, sources);
  const unused = unusedAnnotations(project, sources);
  const day = effects.today();
  if (options.json) {
    outJson(effects, {
      unread: items.map((item) => ({ ...item, entry: annotationEntry(item, day) })),
      annotations: unused,
    });
    return 0;
  }
  for (const own of Map.groupBy(items, ({ file }) => file).values())
    for (const line of pageLines(own, day)) effects.out(forTerminal(line));
  for (const annotation of unused) effects.out(forTerminal(unusedLine(annotation)));
  effects.err(
    `${count(items.length, "unread passage or cell", "unread passages and cells")}, ${count(unused.length, "annotation")} to remove`,
  );
  return 0;
}

function pageLines(items: readonly UnreadItem[], day: string): string[] {
  const [first] = items;
  if (!first) return [];
  const { provider, page, url, file } = first;
  return [
    `${provider}/${page}, in ${file}:`,
    `To see the text: almanac extract ${url} --provider ${provider} --page ${page} (or a saved copy); --explain LINE shows how a line is read.`,
    ...items.flatMap((item) => [
      "",
      `  ${itemText(item)}`,
      ...annotationEntry(item, day)
        .trimEnd()
        .split("\n")
        .map((line) => `    ${line}`),
    ]),
    "",
  ];
}

function itemText({ kind, line, endLine, section, models, dates, message, value }: UnreadItem): string {
  const where = section.length === 0 ? "at the top of the page" : `under "${section.join(" › ")}"`;
  const lines = endLine === undefined ? `line ${line}` : `lines ${line} to ${endLine}`;
  if (kind === "passage")
    return `${lines}: a passage ${where} that mentions ${count(models, "model")} and ${count(dates, "date")}`;
  return `${lines}: ${message ?? "a cell"}, ${where}: ${value ?? ""}`;
}

function unusedLine({ provider, page, block, isRedundant }: UnusedAnnotation): string {
  const why = isRedundant ? "the rules now read its facts" : "no snapshot has this passage any more";
  return `sources/${provider}/annotations.yaml: remove block ${block} of ${page}: ${why}`;
}
