import { describe, expect, it } from "vitest";
import { describeReason } from "../../pipeline/domain/diagnostic-text.ts";
import { pageDefinition } from "../../pipeline/domain/schema.ts";
import { checkPage } from "../../pipeline/ingest/guard/check-page.ts";
import { endingOf } from "../../pipeline/ingest/guard/cut-off.ts";
import { checkFirst } from "../../pipeline/ingest/guard/first-reading.ts";
import { page } from "../support/records.ts";

const definitionOf = (more: object) =>
  pageDefinition.parse({ id: "models", url: "https://example.com", format: "markdown", ...more });

/** The reasons against a first reading. */
function first(text: string, more: object): string[] {
  return checkFirst(page(text), definitionOf(more), text).map(describeReason);
}

/** What is said of a page that was `before` and is `after`; pages end alike unless an ending is given. */
function verdict(before: string, after: string, more: object = {}, known: object = {}) {
  const was = page(before);
  const all = { problems: was.problems, missingMarkers: [], ending: endingOf(after), day: "2026-01-01", ...known };
  return checkPage(was, page(after), all, definitionOf(more), after);
}

/** Why the page as a whole is not believed. */
function reasons(...given: Parameters<typeof verdict>): string[] {
  return verdict(...given).page.map(describeReason);
}

/** Which records are held, but for what the page only leaves out: each with the rule, the kinds of fact and how it ends. */
function held(...given: Parameters<typeof verdict>): string[] {
  return heldOfKind((kind) => kind !== "missing", ...given);
}

/** What the page leaves out, in the same words. */
function missing(...given: Parameters<typeof verdict>): string[] {
  return heldOfKind((kind) => kind === "missing", ...given);
}

function heldOfKind(is: (kind: string) => boolean, ...given: Parameters<typeof verdict>): string[] {
  const { page: structural, held: found } = verdict(...given);
  expect(structural.map(describeReason)).toEqual([]);
  return found
    .filter(({ kind }) => is(kind))
    .map(({ record, facts, kind, timeConfirms, reason }) =>
      [
        record,
        reason.rule,
        facts?.join("+") ?? "all",
        kind,
        timeConfirms ? "until seen often" : "until it is clear",
      ].join(", "),
    );
}

/** Rows m1 … mn of one section, each from its number. */
function rows(count: number, row: (n: number) => string, section = "A"): string {
  return [`# ${section}`, ...Array.from({ length: count }, (_, i) => row(i + 1))].join("\n");
}

const dated = (n: number) => `m${n} | active | retired=2026-05-0${n} | x`;

describe("a first reading", () => {
  it("needs the records and markers of its definition, and nothing else", () => {
    expect(first(rows(2, dated), { minimumRecords: 3, markers: ["# A", "Retirement date"] })).toEqual([
      "2 models found, at least 3 expected (minimumRecords in source.yaml) (too-few-records)",
      '"Retirement date" is not on the page; if the page was reworded, update markers in source.yaml (marker-missing)',
    ]);
    expect(first(`${rows(2, dated)}\n!2026-09-31`, {})).toEqual([]);
  });

  it("has its markers in any case and spacing", () => {
    expect(first("retirement\n date\nm | |", { markers: ["Retirement date"] })).toEqual([]);
  });
});

describe("a next state as a whole", () => {
  it("that says the same is taken, wherever its rows are", () => {
    expect(held(rows(6, dated), `\n\n${rows(6, (n) => dated(7 - n), "B")}`)).toEqual([]);
  });

  it("without any record is not", () => {
    expect(reasons("m | active", "Please log in", { minimumRecords: 0 })).toEqual([
      "no model found; the last snapshot has 1: acme/m (no-records)",
    ]);
  });

  it("may have fewer records than a first reading", () => {
    expect(reasons(rows(3, dated), rows(2, dated), { minimumRecords: 3 })).toEqual([]);
  });

  it("may lack a marker only if the last one did", () => {
    const markers = ["Retirement date"];
    expect(reasons("m | |", "m | active", { markers })[0]).toContain("(marker-missing)");
    expect(reasons("m | |", "m | active", { markers }, { missingMarkers: markers })).toEqual([]);
  });

  it("may not lose most of its models", () => {
    expect(reasons(rows(7, dated), rows(3, dated))[0]).toBe(
      "4 of 7 models are gone (57%, limit 50%): acme/m4, acme/m5, acme/m6 and 1 more (records-lost)",
    );
    expect(reasons(rows(7, dated), rows(3, dated), { limits: { lost: 0.6 } })).toEqual([]);
  });

  it("may not lose the column that says when models end, nor the last dated one", () => {
    expect(
      reasons(
        rows(3, dated),
        rows(3, (n) => `m${n} | active | - | x`),
      ),
    ).toEqual([
      'the column for retired is gone, in "A"; acme/m1, acme/m2, acme/m3 had facts in it (column-lost, line 2)',
    ]);
    expect(
      reasons(
        rows(3, dated),
        rows(3, (n) => `m${n} | - | retired=2026-05-0${n} | x`),
      )[0],
    ).toContain("the column for stage is gone");
  });

  it("may not rename the section that loses a column", () => {
    expect(
      reasons(
        rows(3, dated),
        rows(3, (n) => `m${n} | active | - | x`, "Renamed"),
      )[0],
    ).toContain("the column for retired is gone");
  });

  it("may not lose most of its dates", () => {
    expect(
      reasons(
        rows(4, dated),
        rows(4, (n) => (n === 1 ? dated(1) : `m${n} | active | | x`)),
      )[0],
    ).toMatch(/^3 of 4 dates are gone \(75%, limit 50%\)/);
    expect(
      held(
        rows(6, dated),
        rows(6, (n) => (n > 3 ? dated(n) : `m${n} | active | | x`)),
      ),
    ).toEqual([]);
  });

  it("may not end early", () => {
    const before = rows(9, dated);
    const ending = endingOf(`${before}\nlast words of the page`);
    expect(reasons(before, rows(8, dated), {}, { ending })).toEqual([
      "the page ends early: what it said last of acme/m9 is missing (cut-off)",
    ]);
    expect(reasons(before, rows(8, dated), {}, { ending: undefined })).toEqual([]);
    expect(reasons(before, rows(8, dated))).toEqual([]);
    const without = rows(9, (n) => (n === 4 ? "" : dated(n)));
    expect(held(before, without, {}, { ending })).toEqual([]);
  });
});

describe("a record of a next state", () => {
  it("counts though another one is held", () => {
    const before = rows(6, dated);
    const after = `${rows(6, (n) => (n === 1 ? "m1 | active | retired=2036-05-01 | x" : dated(n)))}\nm7 | active`;
    expect(held(before, after)).toEqual(["acme/m1, date-far, all, doubtful, until seen often"]);
  });

  it("is held where the page gives no value that can be", () => {
    const row = "m | active | retired=2026-05-01";
    const unread = (line: number) => ({ rule: "impossible-date", severity: "error", line, message: "no", value: "2" });
    const withProblem = (text: string) => ({ ...page(text), problems: [unread(1)] as never });
    const known = { problems: [], missingMarkers: [], ending: undefined, day: "2026-01-01" };
    const check = (before: string, after: string, more = {}) =>
      checkPage(page(before), withProblem(after), { ...known, ...more }, definitionOf({}), `${after} end`).held.map(
        ({ record, kind, timeConfirms }) => `${record} ${kind} ${timeConfirms}`,
      );
    // The fact would be lost; another fact changed beside the cell; the record is new; nothing changed; it was so before.
    expect(check(`${row}\nn | |`, "m | active\nn | |")).toEqual(["acme/m unclear false"]);
    expect(check("m | active\nn | |", "m | legacy\nn | |")).toEqual(["acme/m unclear true"]);
    expect(check("n | |", "m | active\nn | |")).toEqual(["acme/m unclear true"]);
    expect(check("m | active\nn | |", "m | active\nn | |")).toEqual([]);
    expect(check("m | active\nn | |", "m | legacy\nn | |", { problems: [unread(7)] })).toEqual([]);
  });

  it("does not come without the retirement date that its row gives, however often it is seen", () => {
    const known = { problems: [], missingMarkers: [], ending: undefined, day: "2026-01-01" };
    const check = (message: string, value: string | null, column: "retired" | "stage") => {
      const problem = { rule: "unread", severity: "error" as const, line: 1, message, value };
      const next = {
        ...page("m | active\nn | |"),
        problems: [problem],
        covered: new Map([["acme/m", new Set([column])]]),
      };
      return checkPage(page("n | |"), next, known, definitionOf({}), "end").held.map(
        ({ timeConfirms }) => timeConfirms,
      );
    };
    expect(check('column "Retirement date": words beside it', null, "retired")).toEqual([false]);
    expect(check("no such day", "2525/06/06", "retired")).toEqual([false]);
    expect(check('column "Replacement": words beside it', null, "retired")).toEqual([true]);
    expect(check("no such day", "2525/06/06", "stage")).toEqual([true]);
  });

  it("is held where the page contradicts itself, until it was seen to do so", () => {
    const conflict = {
      rule: "conflict",
      severity: "warning",
      line: 1,
      message: "two",
      value: "1 and 2",
      record: "acme/m",
    };
    const after = {
      ...page("m | | retired=2026-05-01, retired=2026-06-01\nn | active"),
      problems: [conflict as never],
    };
    const known = { problems: [], missingMarkers: [], ending: undefined, day: "2026-01-01" };
    const { held: found } = checkPage(page("m | | retired=2026-05-01\nn | |"), after, known, definitionOf({}), "");
    expect(found.map(({ record, kind, timeConfirms }) => [record, kind, timeConfirms])).toEqual([
      ["acme/m", "unclear", true],
    ]);
  });

  it("is not delisted where its row may be one that cannot be read", () => {
    const before = rows(6, dated);
    const after = rows(6, (n) => (n === 3 ? "!m3 garbled" : dated(n)));
    expect(held(before, after)).toEqual(["acme/m3, row-in-doubt, all, unclear, until it is clear"]);
    expect(held(before, after.replace("m3 garbled", "garbled"))).toEqual([
      "acme/m3, row-in-doubt, all, unclear, until seen often",
    ]);
    expect(
      held(
        before,
        rows(6, (n) => (n === 3 ? "" : dated(n))),
      ),
    ).toEqual([]);
  });

  it("needs no person once it has ended, with others of its section or with the heading of it", () => {
    const after = rows(8, (n) => (n < 4 ? "" : dated(n)));
    expect(held(rows(8, dated), after, {}, { day: "2026-06-01" })).toEqual([]);
    const old = rows(4, (n) => `o${n} | retired`, "Old");
    expect(held(`${rows(4, dated)}\n${old}`, rows(4, dated))).toEqual([]);
    expect(held(`${rows(4, dated)}\n${old}`, `${rows(4, dated)}\n# Old`)).toHaveLength(4);
  });

  it("waits for a person where its whole section is gone, or all rows of it are exchanged", () => {
    const others = rows(9, (n) => `o${n} | active`, "B");
    const section = ["acme/m1", "acme/m2", "acme/m3"].map(
      (id) => `${id}, section-lost, all, doubtful, until seen often`,
    );
    expect(held(`${rows(3, dated)}\n${others}`, `# A\n${others}`)).toEqual(section);
    expect(held(`${rows(3, dated)}\n${others}`, others)).toEqual(section);
    expect(held(`${rows(2, dated)}\n${others}`, others)).toEqual([]);
    expect(held(`${rows(2, dated)}\n${others}`, `${rows(2, (n) => `p${n} | active`)}\n${others}`)).toHaveLength(4);
    expect(held(`${rows(1, dated)}\n${others}`, `${rows(1, () => "p | active")}\n${others}`)).toEqual([]);
  });

  it("keeps what a lost column of one or two rows said", () => {
    expect(
      held(
        rows(2, dated),
        rows(2, (n) => `m${n} | active | - | x`),
      ),
    ).toEqual([1, 2].map((n) => `acme/m${n}, column-lost, retired, doubtful, until it is clear`));
  });

  it("may lose a label inside its cell, and move to a table that has fewer columns", () => {
    const before = `${rows(4, (n) => (n < 3 ? dated(n) : `m${n} | active | - | x`))}`;
    expect(
      held(
        before,
        rows(4, (n) => `m${n} | active | - | x`),
      ),
    ).toEqual([]);
    const rest = rows(3, dated);
    expect(held(`${rest}\nm9 | active | retired=2026-01-01`, `${rest}\n# Retired\nm9 | - | -`)).toEqual([]);
  });

  it("counts however many rows move from one day to one other, or all by as many days", () => {
    const all = (day: string) => rows(9, (n) => `m${n} | active | retired=${day} | x`);
    expect(held(all("2026-07-05"), all("2026-06-14"))).toEqual([]);
    const later = (month: number) => rows(9, (n) => `m${n} | active | retired=2026-0${month}-0${n} | x`);
    expect(held(later(7), later(8))).toEqual([]);
  });

  it("waits where most dates become as many others", () => {
    const others = ["2026-09-19", "2026-06-03", "2026-12-24", "2027-02-11", "2026-10-08"];
    const after = rows(6, (n) => (n === 6 ? dated(6) : `m${n} | active | retired=${others[n - 1]} | x`));
    expect(held(rows(6, dated), after)).toHaveLength(5);
    expect(held(rows(6, dated), after, { limits: { moved: 0.9 } })).toEqual([]);
  });

  it("counts a lost bound as moved, and dates that are now for some not", () => {
    const days = ["2026-05-01", "2026-07-09", "2026-09-02", "2026-12-24"];
    const soft = (n: number) => `m${n} | active | retired>${days[n - 1]} | x`;
    const firm = (n: number) => `m${n} | active | retired=${days[n - 1]} | x`;
    const forSome = (n: number) => `m${n} | active | retired=${days[n - 1]}#EU | x`;
    expect(held(rows(4, firm), rows(4, forSome))).toEqual([]);
    expect(reasons(rows(4, soft), rows(4, firm))).toEqual([]);
  });

  it("may not move a date by more than three years", () => {
    expect(held("m | | retired=2026-05-01", "m | | retired=2029-05-01")).toEqual([]);
    const far = ["acme/m, date-far, all, doubtful, until seen often"];
    expect(held("m | | retired=2026-05-01", "m | | retired=2022-05-01")).toEqual(far);
    expect(held("m | | retired=2026", "m | | retired=2206")).toEqual(far);
  });

  it("may not have a new date that is decades away", () => {
    const strange = ["acme/n, date-strange, all, doubtful, until seen often"];
    expect(held("m | active", "m | active\nn | | retired=2126-05-01")).toEqual(strange);
    expect(held("m | active", "m | active\nn | | released=1924-05-01")).toEqual(strange);
    expect(held("m | active", "m | active\nn | | retired=2040-05-01")).toEqual([]);
    expect(held("m | | retired=2126-05-01", "m | legacy | retired=2126-05-01")).toEqual([]);
  });

  it("may not lose what limits its date, unless most of the page do", () => {
    const eu = (n: number) => `m${n} | active | retired=2026-05-0${n}#EU`;
    const all = (n: number) => `m${n} | active | retired=2026-05-0${n}`;
    expect(
      held(
        rows(4, eu),
        rows(4, (n) => (n === 1 ? all(n) : eu(n))),
      ),
    ).toEqual(["acme/m1, scope-lost, all, doubtful, until seen often"]);
    expect(held(rows(4, eu), rows(4, all))).toEqual([]);
  });

  it("may not have the date of one event as that of another", () => {
    const events = ["acme/m, event-changed, all, doubtful, until seen often"];
    expect(held("m | | retired=2026-05-01", "m | | deprecated=2026-05-01, retired=2026-06-01")).toEqual(events);
    expect(held("m | | retired=2026-05-01", "m | | retired=2026-05-01, deprecated=2026-05-01")).toEqual(events);
    expect(held("m | | announced=2026-05-01", "m | | announced=2026-05-01, deprecated=2026-05-01")).toEqual([]);
  });

  it("may not turn life round, unless it was so before", () => {
    const turned = "m | | deprecated=2026-05-01, retired=2026-04-01";
    expect(held("m | | deprecated=2026-05-01, retired=2026-06-01", turned)).toEqual([
      "acme/m, life-order, all, doubtful, until seen often",
    ]);
    expect(held(turned, turned)).toEqual([]);
    expect(held("m | |", "m | | deprecated=2026-05-01, retired=2026-05-01")).toEqual([]);
    expect(held("m | |", "m | | released=2026-05-01, retired=2026-05-01")).toHaveLength(1);
    expect(held("m | |", "m | | deprecated=2026-05-01#EU, retired=2026-04-01")).toEqual([]);
    expect(held("m | |", "m | | deprecated>2026-05-01, retired=2026-04-01")).toEqual([]);
  });

  it("may not be replaced by what it replaced, but what points at a model may be pointed at by it", () => {
    const inverted = ["acme/b, replacement-inverted, all, doubtful, until seen often"];
    expect(held("a | active | | b\nb | |", "a | active |\nb | | | A")).toEqual(inverted);
    expect(held("a | active | | b\nb | |", "a | active | | b\nb | | | c")).toEqual([]);
    expect(held("a-latest | | | b", "a-latest | | | c\nb | legacy | | a-latest")).toEqual([]);
  });

  it("may not be replaced by words that look like no model, unless something is called so", () => {
    const before = "m | active | | x-2\nn | active | | Acme Large";
    expect(held(before, before.replace("x-2", "Acme AI"))).toEqual([
      "acme/m, replacement-strange, all, doubtful, until seen often",
    ]);
    expect(held(before, before.replace("x-2", "Acme Large"))).toEqual([]);
    expect(held(before, before.replace("x-2", "Acme 3"))).toEqual([]);
  });

  it("keeps its replacement where most become different ones, not where two names are raised", () => {
    const name = (to: (n: number) => string) => rows(6, (n) => `m${n} | active | | ${to(n)}`);
    expect(
      held(
        name((n) => `x${n}`),
        name((n) => `y${n}`),
      ),
    ).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `acme/m${n}, replacements-changed, replacement, doubtful, until seen often`),
    );
    expect(
      held(
        name((n) => `x${n % 2}`),
        name((n) => `y${n % 2}`),
      ),
    ).toEqual([]);
  });

  it("that is new may be named otherwise than one that is gone, but not by what was in another cell", () => {
    const swapped = "names-swapped, all, doubtful, until seen often";
    const before = "m1 | active | retired=2026-05-01 | x\nm2 | active";
    // Its row lost the first cell; the cells ran together; the version is gone from its cell; a plain rename.
    expect(held(before, "x | |\nm2 | active")).toEqual([`acme/x, ${swapped}`, `acme/m1, ${swapped}`]);
    expect(held(before, `${before}\nx | |`)).toEqual([]);
    expect(held(before, "m1 | active | retired=2026-05-01 | y\nx | |\nm2 | active")).toEqual([
      `acme/x, ${swapped}`,
      `acme/m1, ${swapped}`,
    ]);
    expect(held(before, "m1 05/01 | | retired=2026-05-01\nm2 | active")).toContain(`acme/m1, ${swapped}`);
    expect(held("m@1 | active\nn@1 | |", "m | active\nn@1 | |")).toEqual([
      `acme/m, ${swapped}`,
      `acme/m@1, ${swapped}`,
    ]);
    expect(held("m@1 | active\nn@1 | |", "# Old\nm | active\n# A\nn@1 | |")).toEqual([]);
    expect(held(before, "m1-v2 | active | retired=2026-05-01 | x\nm2 | active")).toEqual([]);
  });

  it("does not take over the dates of the one it replaces", () => {
    const before = "a | active | retired=2026-05-01 | b\nb | active";
    expect(held(before, "a | active | retired=2026-05-01\nb | active | retired=2026-05-01")).toEqual(
      ["acme/b", "acme/a"].map((id) => `${id}, names-swapped, all, doubtful, until seen often`),
    );
    expect(held(before, "a | active | retired=2026-05-01 | b\nb | active | retired=2026-05-01")).toEqual([]);
  });
});

describe("what a page leaves out", () => {
  const six = rows(6, dated);
  const without = (n: number, section = "A") => rows(6, (m) => (m === n ? "" : dated(m)), section);
  const news = "\nm9 | active | retired=2027-01-01 | x";
  const gone = (n: number) => `acme/m${n}, model-missing, all, missing, until seen often`;

  it("is a model: it waits, whatever else is new", () => {
    expect(missing(six, without(3))).toEqual([gone(3)]);
    expect(missing(six, without(3) + news)).toEqual([gone(3)]);
    expect(missing(six, without(3) + news, {}, { day: "2026-08-01" })).toEqual([gone(3)]);
  });

  it("is a section of models that have ended: with its heading, it goes where the page has news", () => {
    const old = rows(2, (n) => `o${n} | retired`, "Old");
    const waiting = [1, 2].map((n) => gone(n).replace("/m", "/o"));
    expect(missing(`${six}\n${old}`, six + news)).toEqual([]);
    expect(missing(`${six}\n${old}`, six)).toEqual(waiting);
    expect(missing(`${six}\n${old}`, `${six + news}\n# Old`)).toEqual(waiting);
    expect(missing(`${six}\n${old.replaceAll("retired", "active")}`, six + news)).toEqual(waiting);
  });

  it("is no model that is listed under another id, unless that was there before", () => {
    expect(missing(`${six}\ndall-e-3 | active`, `${six}\ndalle-3 | active`)).toEqual([]);
    expect(missing(`${six}\nx | active`, `${six}\nx@1 | active`)).toEqual([]);
    expect(missing(`${six}\nx@1 | active\nx | active`, `${six}\nx | active`)).toEqual([
      "acme/x@1, model-missing, all, missing, until seen often",
    ]);
  });

  it("is a model: a new one that may be the same under a damaged name waits with it", () => {
    const other = (row: string) => rows(6, (n) => (n === 3 ? row : dated(n)));
    const both = (id: string) => [gone(3), `acme/${id}, place-taken, all, missing, until seen often`];
    expect(missing(six, other("Family | active | retired=2026-05-03 | y"))).toEqual(both("Family"));
    expect(missing(six, other("Family | active | retired=2026-05-09 | x"))).toEqual([gone(3)]);
    const bare = rows(6, (n) => `m${n}-2026 | active`);
    const without3 = (row: string) => rows(6, (n) => (n === 3 ? row : `m${n}-2026 | active`));
    expect(missing(bare, without3("m3-1926 | active"))).toHaveLength(2);
    expect(missing(bare, without3("m3-1926 | legacy"))).toHaveLength(1);
    expect(missing(bare, without3("n-2026 | active"))).toHaveLength(1);
  });

  it("is a fact: it waits where nothing is new", () => {
    const less = (row: string) => rows(6, (n) => (n === 3 ? row : dated(n)));
    const lost = (kinds: string) => [`acme/m3, facts-missing, ${kinds}, missing, until seen often`];
    expect(missing(six, less("m3 | active | | x"))).toEqual(lost("retired"));
    expect(missing(six, less("m3 | | | "))).toEqual(lost("stage+retired+replacement"));
    expect(missing(six, less("m3 | active | | x") + news)).toEqual([]);
    expect(missing(six, less("m3 | active | retired=2026-07-01 | x"))).toEqual([]);
    expect(missing(six, less("m3 | active | retired>2026-05-03 | x"))).toEqual([]);
  });

  it("is a row, where its model is only named in text any more: what takes its place waits too", () => {
    const named = (row: string) => {
      const state = page(rows(6, (n) => (n === 3 ? row : dated(n))) + news);
      const records = state.records.map((record) =>
        record.id === "acme/m3"
          ? { ...record, evidence: record.evidence.map((place) => ({ ...place, table: null, row: null })) }
          : record,
      );
      const known = { problems: [], missingMarkers: [], ending: undefined, day: "2026-01-01" };
      return checkPage(page(six), { ...state, records }, known, definitionOf({}), six).held.map(
        ({ record, facts, kind, reason }) => [record, reason.rule, facts, kind],
      );
    };
    expect(named("m3 | active | retired=2026-05-03 | y")).toEqual([
      ["acme/m3", "row-missing", ["replacement"], "missing"],
    ]);
    expect(named("m3 | active | retired=2026-05-03 | x, y")).toEqual([]);
  });

  it("is one side of a contradiction: the other waits, unless nothing changes", () => {
    const conflict = { rule: "conflict", severity: "warning", line: 4, message: "two", value: "x", record: "acme/m3" };
    const less = rows(6, (n) => (n === 3 ? dated(3).replace("active", "") : dated(n)));
    const one = ["acme/m3, conflict-gone, all, missing, until seen often"];
    expect(missing(less, six, {}, { problems: [conflict] })).toEqual(one);
    expect(missing(six, six + news, {}, { problems: [conflict] })).toEqual([]);
    expect(missing(less, six)).toEqual([]);
  });

  it("is a fact: what cannot be believed is nothing new", () => {
    const after = rows(6, (n) =>
      n === 3 ? "m3 | active | | x" : n === 1 ? "m1 | active | retired=2036-05-01 | x" : dated(n),
    );
    expect(missing(six, after)).toEqual(["acme/m3, facts-missing, retired, missing, until seen often"]);
  });
});
