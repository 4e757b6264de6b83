import { expect, test } from "vitest";
import {
  joinSentences,
  joinText,
  plainText,
  type RichText,
  shortenParts,
  truncateText,
} from "../../pipeline/text/rich-text.ts";

const text: RichText = ["On ", { strong: "1 May" }, " ", { model: "gpt-4", path: null }, " for ", { quote: "EU" }];

test("as plain text, the words of a page are quoted", () => {
  expect(plainText(text)).toBe("On 1 May gpt-4 for “EU”");
});

test("sentences are joined by spaces, and those that are null are left out", () => {
  expect(plainText(joinSentences([["A."], null, ["B."]]))).toBe("A. B.");
  expect(joinText([["a"], [{ strong: "b" }]], "; ")).toEqual(["a", "; ", { strong: "b" }]);
  expect(joinText([], "; ")).toEqual([]);
});

test("names and quotes are shortened one by one, other parts not", () => {
  expect(plainText(shortenParts([...text, { model: "a".repeat(9), path: "/x/" }], 4))).toBe(
    "On 1 May gpt… for “EU”aaa…",
  );
});

test("a truncated text has at most so many characters and ends in an ellipsis", () => {
  expect(truncateText(text, 23)).toEqual(text);
  for (let longest = 1; longest < 23; longest++) {
    const cut = plainText(truncateText(text, longest));
    expect([...cut].length).toBeLessThanOrEqual(longest);
    expect(cut.endsWith("…")).toBe(true);
  }
  expect(truncateText(text, 10)).toEqual(["On ", { strong: "1 May" }, " ", "…"]);
  expect(truncateText(text, 6)).toEqual(["On ", "1 …"]);
});
