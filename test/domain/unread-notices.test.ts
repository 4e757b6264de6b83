import { expect, test } from "vitest";
import type { PassageChange } from "../../pipeline/domain/schema.ts";
import { passageText, unreadNoticesOf } from "../../pipeline/domain/unread-notices.ts";
import { plainText } from "../../pipeline/text/rich-text.ts";

const passage = (facts: Partial<PassageChange> = {}): PassageChange => ({
  id: "0",
  detectedOn: "2026-03-01",
  type: "passage-unread",
  provider: "acme",
  page: "models",
  section: ["Models", "News"],
  line: 9,
  endLine: 10,
  hash: "x",
  models: 2,
  dates: 1,
  ...facts,
});
const url = "https://acme.example/models";
const pages = [{ id: "models", url }] as never;
const acme = { id: "acme", name: "Acme", path: "/providers/acme/", definition: { pages } };
const notices = (...passages: PassageChange[]) => unreadNoticesOf(passages, (id) => (id === "acme" ? acme : undefined));

test("what a page gained on a day is one notice with a link to the page, newest first", () => {
  const all = notices(passage(), passage({ hash: "y", line: 20 }), passage({ detectedOn: "2026-04-01" }));
  expect(all.map(({ day, title, url: to, path, passages }) => [day, title, to, path, passages.length])).toEqual([
    [
      "2026-04-01",
      "Acme’s page “models” has a new passage about retirements that we could not read",
      url,
      "/providers/acme/#unread",
      1,
    ],
    [
      "2026-03-01",
      "Acme’s page “models” has 2 new passages about retirements that we could not read",
      url,
      "/providers/acme/#unread",
      2,
    ],
  ]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(2);
});

test("more passages of the same page and day keep the id of the notice", () => {
  expect(notices(passage(), passage({ hash: "y" }))[0]?.id).toBe(notices(passage())[0]?.id);
});

test("a page that is no longer defined has no link, and an unknown provider no notice", () => {
  expect(notices(passage({ page: "gone" }))[0]?.url).toBeNull();
  expect(notices(passage({ provider: "zeta" }))).toEqual([]);
});

test("a passage says where it is and what it mentions", () => {
  expect(plainText(passageText(passage()))).toBe("Under “News”: mentions 2 models and 1 date");
  expect(plainText(passageText(passage({ section: [], models: 0, dates: 2 })))).toBe(
    "At the top of the page: mentions 2 dates",
  );
  expect(plainText(passageText(passage({ models: 0, dates: 0 })))).toBe("Under “News”");
});
