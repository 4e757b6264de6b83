/** A month of an operator and a subscriber, with the states that real pages had: what feeds, notices and reports tell. */
import { describe, expect, it } from "vitest";
import type { Entry } from "../../src/lib/feeds/entry.ts";
import { hostForFile } from "../support/host-for-file.ts";
import { isLong } from "../support/long.ts";
import { operate, operated, type Told } from "../support/operated.ts";
import { httpReceiver } from "../support/receivers.ts";
import { wholePages, wholePagesAbsent, wholePagesTitle } from "../support/whole-pages.ts";

const pages = ["anthropic/model-deprecations", "openai/deprecations", "vertex/model-versions"];
const days = 32;
const host = await hostForFile();

/** The first day is that of the first readings. The first month has an old copy, a conflict and dates taken back. */
const months = isLong ? ["2026-05-23", "2026-07-20"] : ["2026-05-23"];

describe.skipIf(wholePagesAbsent).each(months)(wholePagesTitle("the month from %s"), (first) => {
  it("tells each announcement once, the same everywhere, and changes none that it told", async () => {
    const told = await monthFrom(first);
    for (const { day, feeds, notices, report, terminal } of told) {
      const news = ofDay(feeds.news, day);
      expect(report.map(plain).sort()).toEqual(news);
      expect(terminal.map(plain).filter(isNews).sort()).toEqual(news);
      expect(noticed(notices, "announcement")).toEqual(news);
      const unread = notices.filter(({ state }) => state === "unread");
      expect(noticed(unread, "source")).toEqual(ofDay(feeds.unread, day));
      // Nobody is reminded of what is announced on the same day; the feed of reminders is read without the others.
      const reminders = ofDay(feeds.reminders, day);
      expect(noticed(notices, "reminder").filter((title) => !reminders.includes(title))).toEqual([]);
    }
    expect(repeated(told.flatMap(({ notices }) => notices.map(({ title }) => title)))).toEqual([]);
    for (const [at, { feeds }] of told.entries()) {
      const before = told[at - 1]?.feeds ?? feeds;
      for (const feed of ["news", "reminders", "unread"] as const) {
        const now = new Map(feeds[feed].map((entry) => [entry.id, entry.title]));
        expect(now.size).toBe(feeds[feed].length);
        for (const { id, title } of before[feed]) expect(now.get(id)).toBe(title);
      }
    }
    const counts = told.map(({ feeds, day }) => ofDay(feeds.news, day).length);
    expect(counts[0]).toBe(0);
    // A reader can follow it: nothing on most days, and never a flood.
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(20);
    expect(Math.max(...counts)).toBeLessThanOrEqual(8);
    expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(12);
  });
});

async function monthFrom(first: string): Promise<Told[]> {
  const states = wholePages().filter(({ provider, page }) => pages.includes(`${provider}/${page}`));
  const defined = pages.map((name) => ({ provider: name.split("/")[0] ?? "", page: name.split("/")[1] ?? "" }));
  const receiver = await httpReceiver();
  const markdown = states.filter(({ path }) => !path.endsWith(".html"));
  const told = await operate(operated(host, defined), host, receiver, markdown, [first, days]);
  await receiver.close();
  return told;
}

function ofDay(entries: readonly Entry[], day: string): string[] {
  return entries.flatMap((entry) => (entry.day === day ? [plain(entry.title)] : [])).sort();
}

function noticed(notices: Told["notices"], kind: string): string[] {
  return notices.flatMap((one) => (one.kind === kind ? [plain(one.title)] : [])).sort();
}

/** A line that tells of a passage is no announcement. */
const isNews = (line: string): boolean => !line.includes("that we could not read: look at");

/** Without the marks that each output has for the words of a page. */
function plain(title: string): string {
  return title.replace(/[`“”\\]/g, "").replace(/\s+/g, " ");
}

function repeated(titles: readonly string[]): string[] {
  return titles.filter((title, at) => titles.indexOf(title) !== at);
}
