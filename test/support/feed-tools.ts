/** Programs of others that read and judge feeds: newsboat, feedparser, xmllint and jing, as Debian packages them. */
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";

const works = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;

/** What is not installed here; the tests that need it are skipped. */
export const missing = {
  newsboat: !works("newsboat", "--version"),
  // Debian's own Python: another one would not have the package.
  feedparser: !works("/usr/bin/python3", "-c", "import feedparser"),
  xmllint: !works("xmllint", "--version"),
  jing: !works("sh", "-c", "command -v jing"),
};

/** Lets newsboat read one feed from a file, with a cache of its own in `folder`: how many entries are new to it. All are then read. */
export function unreadInNewsboat(folder: string, feed: string): number {
  const cache = join(folder, "cache.db");
  const args = ["-u", join(folder, "urls"), "-c", cache, "-C", "/dev/null"];
  const env = { ...process.env, HOME: folder };
  execFileSync("sh", ["-c", 'echo "file://$1" > "$2"', "sh", feed, join(folder, "urls")]);
  execFileSync("newsboat", [...args, "-x", "reload"], { env });
  const said = execFileSync("newsboat", [...args, "-x", "print-unread"], { env, encoding: "utf8" });
  const database = new DatabaseSync(cache);
  database.exec("UPDATE rss_item SET unread = 0");
  database.close();
  return Number.parseInt(said, 10);
}

const parsed = z.array(
  z.object({
    version: z.string(),
    bozo: z.boolean(),
    title: z.string(),
    entries: z.array(
      z.object({ id: z.string(), title: z.string(), day: z.string(), link: z.string(), html: z.string() }),
    ),
  }),
);
export type Parsed = z.infer<typeof parsed>[number];

const script = `
import feedparser, json, sys, time
def entry(e):
    html = e.content[0].value if "content" in e else ""
    return {"id": e.id, "title": e.title, "day": time.strftime("%Y-%m-%d", e.published_parsed), "link": e.link, "html": html}
def feed(path):
    d = feedparser.parse(path)
    return {"version": d.version, "bozo": bool(d.bozo), "title": d.feed.title, "entries": [entry(e) for e in d.entries]}
print(json.dumps([feed(path) for path in json.load(sys.stdin)]))
`;

/** What feedparser makes of some files. */
export function readByFeedparser(files: readonly string[]): Parsed[] {
  const said = execFileSync("/usr/bin/python3", ["-c", script], { input: JSON.stringify(files), maxBuffer: 1e9 });
  return parsed.parse(JSON.parse(said.toString()));
}

/** What xmllint has against files being well-formed XML; empty where nothing. */
export function xmllint(files: readonly string[]): string {
  return spawnSync("xmllint", ["--noout", ...files], { encoding: "utf8" }).stderr;
}

/** What jing has against files being valid by a schema in RELAX NG's compact syntax; empty where nothing. */
export function jing(schema: string, files: readonly string[]): string {
  return spawnSync("jing", ["-c", schema, ...files], { encoding: "utf8" }).stdout;
}
