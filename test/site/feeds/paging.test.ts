import fc from "fast-check";
import { expect, test } from "vitest";
import type { Feed, Item } from "../../../src/lib/feeds/feed.ts";
import { pageSize, pagesOf } from "../../../src/lib/feeds/paging.ts";

/** How many entries were seen on each of some days, oldest day first. */
const days = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 12 });

function feedOf(counts: readonly number[]): Feed {
  const items = counts.flatMap((count, day) =>
    Array.from({ length: count }, (): Item => ({ day: `2026-01-${String(day + 10)}`, entry: () => never() })),
  );
  return { folder: "f", title: "", description: "", path: "/", began: "2026-01-01", items: items.reverse() };
}

function never(): never {
  throw new Error("paging needs no entry");
}

test("the subscription and its archives hold every entry, in order, and nothing more than an overlap", () => {
  fc.assert(
    fc.property(days, (counts) => {
      const feed = feedOf(counts);
      const [subscription, ...archives] = pagesOf(feed);
      const archived = archives.toReversed().flatMap(({ items }) => items);
      const rest = feed.items.length - archived.length;
      expect(subscription?.items).toEqual(feed.items.slice(0, Math.max(rest, pageSize)));
      expect(archived).toEqual(feed.items.slice(rest));
      for (const { items } of archives) expect(items).toHaveLength(pageSize);
      expect(rest).toBeLessThanOrEqual(pageSize - 1 + (counts.at(-1) ?? 0));
    }),
  );
});

test("an archive never changes, whatever is seen later", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 12 }), (counts, cut) => {
      const before = pagesOf(feedOf(counts.slice(0, cut))).slice(1);
      const after = pagesOf(feedOf(counts)).slice(1);
      const daysOf = ({ items }: { items: readonly Item[] }) => items.map(({ day }) => day);
      expect(after.slice(0, before.length).map(daysOf)).toEqual(before.map(daysOf));
      expect(after.slice(0, before.length).map(({ folder }) => folder)).toEqual(before.map(({ folder }) => folder));
    }),
  );
});

test("more entries of the newest day, sorted among the others, change no archive", () => {
  const early = feedOf([60, 45, 3]);
  const extra = { day: early.items[0]?.day ?? "", entry: () => never() };
  const late = { ...early, items: [early.items[0] as Item, extra, ...early.items.slice(1)] };
  expect(pagesOf(late).slice(1)).toEqual(
    pagesOf({ ...late, items: early.items })
      .slice(1)
      .map((it) => ({ ...it, feed: late })),
  );
});

test("each document leads to the one before and after it", () => {
  const links = pagesOf(feedOf([50, 50, 50, 1])).map(({ folder, older, newer, isArchive }) => [
    folder,
    older,
    newer,
    isArchive,
  ]);
  expect(links).toEqual([
    ["f", "f/archive/3", null, false],
    ["f/archive/1", null, "f/archive/2", true],
    ["f/archive/2", "f/archive/1", "f/archive/3", true],
    ["f/archive/3", "f/archive/2", null, true],
  ]);
});
