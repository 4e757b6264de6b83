// Issues for pages that want a person: when one is opened, updated, closed, and what it says.
import { expect, it } from "vitest";
import type { Check } from "../../pipeline/domain/schema.ts";
import { failureReason } from "../../pipeline/ingest/failure-reasons.ts";
import { type Issue, type IssueAction, issueActions } from "../../scripts/source-issue.ts";
import { madeCheck } from "../support/checkout.ts";
import { acts, hostileWords } from "../support/github.ts";

const check = (more: Partial<Check>): Check => ({
  ...madeCheck("acme", "2026-05-01", 3),
  reasons: [failureReason("rule", "why")],
  ...more,
});
const failing = check({ status: "failed", since: "2026-05-01" });
const quarantined = check({ status: "quarantined", since: "2026-05-02" });
const bodyOf = ([action]: IssueAction[]) => (action && "body" in action ? action.body : "");
const issue = (of: Check, closedOn: string | null = null, number = 7): Issue => ({
  number,
  closedOn,
  body: bodyOf(issueActions([of], [], "2026-06-01")),
});
const actsOf = (checks: Check[], issues: Issue[], today: string) =>
  issueActions(checks, issues, today).map(({ act }) => act);

it("opens one for a page that failed on two days, and for one quarantined at once", () => {
  expect(actsOf([failing], [], "2026-05-01")).toEqual([]);
  expect(issueActions([failing], [], "2026-05-02")).toMatchObject([
    { act: "open", page: "acme/models", title: "acme/models needs review" },
  ]);
  expect(actsOf([quarantined], [], "2026-05-02")).toEqual(["open"]);
  expect(actsOf([check({ status: "ok" }), check({ status: "never", since: null })], [], "2026-05-02")).toEqual([]);
});

it("says what, where, since when, why, and what to do", () => {
  const body = issue(failing).body;
  for (const part of [
    "`acme/models` has been failing since 2026-05-01",
    "https://acme.example",
    "why",
    "ingest --provider acme",
  ])
    expect(body).toContain(part.startsWith("https") ? "acme.example/docs/models" : part);
  expect(issue(quarantined).body).toContain("almanac accept acme/models");
});

it("leaves an open one alone while nothing changes, updates it where something does, and knows it by its body", () => {
  const asGitHubGivesIt = { ...issue(failing), body: issue(failing).body.replaceAll("\n", "\r\n") };
  expect(actsOf([failing], [asGitHubGivesIt], "2026-05-09")).toEqual([]);
  expect(issueActions([quarantined], [issue(failing)], "2026-05-02")).toMatchObject([{ act: "update", number: 7 }]);
  expect(actsOf([failing], [{ number: 1, closedOn: null, body: "acme/models needs review" }], "2026-05-09")).toEqual([
    "open",
  ]);
});

it("closes each when its page is well, or no page any more, once", () => {
  const well = check({ status: "ok", since: "2026-05-03" });
  expect(issueActions([well], [issue(failing), issue(failing, null, 8)], "2026-05-03")).toMatchObject([
    { act: "close", number: 7, comment: "The page has been read successfully since 2026-05-03." },
    { act: "close", number: 8 },
  ]);
  expect(actsOf([], [issue(failing)], "2026-05-03")).toEqual(["close"]);
  expect(actsOf([well], [issue(failing, "2026-05-03")], "2026-05-04")).toEqual([]);
});

it("opens another when the page is unwell again, and none where a person closed it meanwhile", () => {
  expect(actsOf([quarantined], [issue(failing, "2026-05-02")], "2026-05-02")).toEqual(["open"]);
  expect(actsOf([quarantined], [issue(failing, "2026-05-03")], "2026-05-09")).toEqual([]);
});

it("says words of a page so that GitHub does nothing with them, and not without end", () => {
  for (const word of hostileWords) {
    const own = issue({ ...quarantined, url: "url" }).body;
    const said = issue({ ...quarantined, url: "url", reasons: [failureReason(word, word)] }).body.split("\n");
    const line = said.find((one) => !own.split("\n").includes(one)) ?? "";
    for (const [act, pattern] of Object.entries(acts)) expect(line, `${act}: ${word}`).not.toMatch(pattern);
    expect(said).toHaveLength(own.split("\n").length);
  }
  expect(
    issue({ ...quarantined, reasons: Array(5000).fill(failureReason("rule", "x".repeat(5000))) }).body.length,
  ).toBeLessThan(60_000);
});

it("takes no page for one whose name could end the marker", () => {
  expect(actsOf([{ ...quarantined, page: "x --> <img src=x>" }], [], "2026-05-09")).toEqual([]);
});
