import { describe, expect, it, test } from "vitest";
import { ageMark } from "../../pipeline/domain/age-mark.ts";
import { type Answer, answerOn, type ScopedAnswer } from "../../pipeline/domain/answer.ts";
import { ageOf, type PageReading, pageReadings } from "../../pipeline/domain/answer-age.ts";
import { ageNote, dateDoubt } from "../../pipeline/domain/answer-age-text.ts";
import { formatShortDate } from "../../pipeline/domain/date-text.ts";
import type { Check, ModelRecord } from "../../pipeline/domain/schema.ts";
import { sourceDefinition } from "../../pipeline/domain/schema.ts";
import { change } from "../support/changes.ts";
import { checkOf } from "../support/checks.ts";
import { record } from "../support/records.ts";

const day = "2026-06-15";
const read = (check: Check): PageReading => ({ check, maximumAge: 7, ended: null });
const pages = (lastRead: string, facts: Partial<Check> = {}) => [read(checkOf(lastRead, facts))];
const hold = (since: string) => ({ record: "acme/a", since, seen: [since], reason: "Row 4 gives two dates" });
const dated = record("a | active | retired=2026-06-10");

describe("the age of an answer", () => {
  test.each<[name: string, pages: PageReading[], mark: string | null, note: string | null]>([
    ["fresh", pages("2026-06-15"), null, null],
    ["as old as it may be", pages("2026-06-08"), null, null],
    [
      "a day older",
      pages("2026-06-07"),
      "not read since 7 Jun 2026",
      "We last read the page on 7 June 2026, so this may be out of date.",
    ],
    [
      "held",
      pages("2026-06-15", { held: [hold("2026-06-12")] }),
      "held since 12 Jun 2026",
      "Held for review since 12 June 2026: Row 4 gives two dates. The details shown are from before that date.",
    ],
    [
      "on a quarantined page",
      pages("2026-06-15", {
        status: "quarantined",
        since: "2026-06-13",
        lastRead: "2026-06-12",
        reasons: [{ rule: "few-rows", severity: "error", line: null, message: "3 rows of 40", value: null }],
      }),
      "held since 13 Jun 2026",
      "Held for review since 13 June 2026: 3 rows of 40 (few-rows). The details shown are from before that date.",
    ],
    [
      "on a page that cannot be fetched",
      pages("2026-06-15", { status: "failed", since: "2026-06-14", lastRead: "2026-06-13" }),
      "not read since 13 Jun 2026",
      "We have been unable to read the page since 14 June 2026.",
    ],
    ["on a page that is no longer read", [], "not read since 1 Jan 2026", expect.stringContaining("1 January 2026")],
  ])("%s", (_, list, mark, note) => {
    const age = ageOf(dated, list, day, []);
    expect([ageMark(age, formatShortDate), ageNote(age)]).toEqual([mark, note]);
  });

  it("is that of the page read longest ago of those that its stage and retirement come from", () => {
    const places = ["models", "news", "prices"].map((page) => ({ ...(dated.evidence[0] as never as object), page }));
    const facts = { evidence: places as ModelRecord["evidence"], stageEvidence: 0 };
    const events = dated.events.map((event) => ({ ...event, evidence: 1 }));
    const list = ["2026-06-14", "2026-06-12", "2026-01-01"].map((lastRead, i) =>
      read(checkOf(lastRead, { page: places[i]?.page as string })),
    );
    expect(ageOf({ ...dated, ...facts, events }, list, day, []).lastRead).toBe("2026-06-12");
  });

  it("is limited by the page, else by the provider, else by a week", () => {
    const page = { id: "models", url: "https://a.example/m", format: "markdown" };
    const limit = (own: object, all: object) => {
      const links = { home: "https://a.example" };
      const definition = sourceDefinition.parse({ id: "acme", name: "A", links, ...all, pages: [{ ...page, ...own }] });
      return pageReadings([definition], [checkOf(day)]).get("acme")?.[0]?.maximumAge;
    };
    expect([limit({}, {}), limit({}, { maximumAge: 30 }), limit({ maximumAge: 2 }, { maximumAge: 30 })]).toEqual([
      7, 30, 2,
    ]);
  });
});

const kinds = ({ scopes, stage }: Answer) => [
  stage,
  ...scopes.map(({ scope, stage: own, outlook }: ScopedAnswer) => [scope, own, outlook.kind, outlook.date]),
];

describe("an answer", () => {
  it("says retired only if the page was read after the day: on the day itself it says what is to come", () => {
    const of = (list: PageReading[]) => kinds(answerOn(dated, list, day, []));
    expect(of(pages("2026-06-11"))).toEqual(["retired", [null, "retired", "retired", "2026-06-10"]]);
    expect(of(pages("2026-06-10"))).toEqual(["ending", [null, "ending", "was-scheduled", "2026-06-10"]]);
    // Last known to hold on the day itself: what the page says of it now is not known.
    const held = pages("2026-06-15", { held: [hold("2026-06-11")] });
    const renamed = { ...dated, id: "acme/b", model: "b", formerIds: [dated.id] };
    expect(ageOf(renamed, held, day, []).held?.since).toBe("2026-06-11");
    expect(of(held)).toEqual(["ending", [null, "ending", "was-scheduled", "2026-06-10"]]);
    expect(of(pages("2026-06-15", { held: [hold("2026-06-12")] }))[0]).toBe("retired");
  });

  it("does not call a model retired that left the page before its date", () => {
    const of = (delistedOn: string) => {
      const gone = { ...dated, listed: false };
      return answerOn(gone, pages("2026-06-15"), day, [change(delistedOn, "delisted")]);
    };
    expect(of("2026-06-12").stage).toBe("retired");
    expect(kinds(of("2026-06-11"))).toEqual(["ending", [null, "ending", "was-scheduled", "2026-06-10"]]);
    const { age } = of("2026-05-01");
    expect(ageMark(age, formatShortDate)).toBe("no longer listed since 1 May 2026");
    expect(dateDoubt(dated.events[0] as never, age, day)).toBe("no longer listed since 1 May 2026");
  });

  it("needs the whole of a month to be over when the page was read", () => {
    const month = record("a | active | retired=2026-05");
    const of = (lastRead: string) => answerOn(month, pages(lastRead), day, []).scopes[0].outlook.kind;
    expect([of("2026-05-31"), of("2026-06-01")]).toEqual(["was-scheduled", "retired"]);
  });

  it("does not doubt a page that calls the model retired", () => {
    const retired = record("a | retired | retired=2026-06-10");
    expect(answerOn(retired, pages("2026-06-01"), day, []).stage).toBe("retired");
  });

  it("is a list by scope, the earliest first, none of which stands for the others", () => {
    const scoped = record("a | active | retired=2027-10-01#other deployments, retired=2026-03-31#Standard");
    expect(kinds(answerOn(scoped, pages("2026-06-15"), day, []))).toEqual([
      "ending",
      ["Standard", "retired", "retired", "2026-03-31"],
      ["other deployments", "ending", "retires-on", "2027-10-01"],
    ]);
    const some = record("a | active | retired=2026-03-31#EU");
    expect(kinds(answerOn(some, pages("2026-06-15"), day, []))).toEqual([
      "active",
      ["EU", "retired", "retired", "2026-03-31"],
      [null, "active", "no-retirement-announced", null],
    ]);
  });
});
