// The wording in which a snapshot keeps facts reads back as the same facts.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundName, eventName, kindName, stageName } from "../../pipeline/domain/schema.ts";
import {
  type Fact,
  factText,
  isUnreadMark,
  type Name,
  readFacts,
  readStatement,
  statementText,
  unreadMark,
} from "../../pipeline/extract/reader/statements.ts";

/** Words as the rules let them through: one line, no quotes, no backticks, no "; " that would end a fact. */
const words = fc
  .stringMatching(/^[\p{L}\p{N}(),.:/ -]{1,40}$/u)
  .map((text) => text.replace(/\s+/g, " ").trim())
  .filter((text) => text !== "");
const id = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}._:/@ (),"-]{0,40}$/u).map((text) => text.trim());
const date = fc.constantFrom("2026-05-01", "2026-05", "2026-Q2", "2026");
const event = fc.constantFrom(...eventName.options);
const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    says: fc.constant("date" as const),
    event,
    date,
    bound: fc.constantFrom(...boundName.options),
    scope: fc.option(words),
  }),
  fc.record({ says: fc.constant("stage" as const), stage: fc.constantFrom(...stageName.options) }),
  fc.record({
    says: fc.constant("replacement" as const),
    model: id,
    version: fc.option(fc.stringMatching(/^[\w.-]{1,12}$/)),
    url: fc.constant(null),
  }),
  fc.record({ says: fc.constant("relative" as const), event, text: words }),
  fc.record({
    says: fc.constant("soft" as const),
    event,
    bound: fc.constantFrom("not-before" as const, "tentative" as const),
  }),
  fc.record({ says: fc.constant("only-for" as const), event, scope: words }),
);
const facts = fc.array(fact, { minLength: 1, maxLength: 5 });
const name: fc.Arbitrary<Name> = fc.record({
  model: id,
  version: fc.option(fc.stringMatching(/^[\w.-]{1,12}$/)),
  name: fc.option(words),
  kind: fc.constantFrom(...kindName.options),
});

describe("facts", () => {
  test("read back as they were written", () => {
    fc.assert(
      fc.property(facts, (all) => {
        expect(readFacts(all.map(factText).join("; "))).toEqual(all);
      }),
    );
  });

  test("are not read out of any other text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(readFacts(text)).toBeNull();
      }),
    );
    expect(readFacts("retired on 2026-05-01, we think")).toBeNull();
    expect(readFacts("retired on 2026-5-1")).toBeNull();
  });
});

describe("a statement", () => {
  test("reads back as it was written", () => {
    fc.assert(
      fc.property(fc.option(fc.array(name, { minLength: 1, maxLength: 4 })), facts, (models, all) => {
        expect(readStatement(statementText({ models, facts: all, section: [], line: 1 }))).toEqual({
          models,
          facts: all,
        });
      }),
    );
  });

  test("by a person is told apart, and is not one of ours", () => {
    const text = statementText({
      models: null,
      facts: [{ says: "stage", stage: "retired" }],
      section: [],
      line: 1,
      annotation: true,
    });
    expect(text).toBe("Annotation: these models: stage retired.");
    expect(readStatement(text)).toBeNull();
  });

  test("is not read out of any other text, however long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(readStatement(text)).toBeNull();
      }),
    );
    for (const bomb of ["`a`: ", "`a`, ", "`a` version `b` ", '"x" ', "`", "; stage retired"])
      expect(readStatement(`Fact: \`a\`${bomb.repeat(40_000)}.`)).toBeNull();
  });
});

test("what is left unread has a mark that is known again", () => {
  fc.assert(fc.property(fc.string(), (text) => isUnreadMark(unreadMark(text))));
  expect(isUnreadMark("unread mail")).toBe(false);
});
