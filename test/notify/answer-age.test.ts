/** What reminders say of a fresh, a stale and a held fact, and what an operator is told of pages. */
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import type { PassageChange } from "../../pipeline/domain/schema.ts";
import { nodeEffects } from "../../pipeline/storage/effects.ts";
import { type AgeName, ageCases, answerDay } from "../support/ages.ts";
import { checkOf } from "../support/checks.ts";
import { eventOf, recordOf } from "../support/dataset.ts";
import { type Notifying, notifying } from "../support/notifying.ts";
import { httpReceiver, type Receiver } from "../support/receivers.ts";

let project: Notifying;
let receiver: Receiver;

beforeEach(async () => {
  [project, receiver] = [notifying(), await httpReceiver()];
  project.env = { HOOK_URL: receiver.url, HOOK_SECRET: "key" };
  configure("");
});

afterEach(async () => {
  project.remove();
  await receiver.close();
});

function configure(more: string): void {
  project.configure(
    `targets:\n  - { id: hook, kind: webhook, urlEnv: HOOK_URL, secretEnv: HOOK_SECRET, upcoming: [21]${more} }\n`,
  );
}

const notifications = () => receiver.received.flatMap(({ body }) => JSON.parse(body).notifications);
const told = (key: string) => notifications().map((one) => one[key]);

/** Runs once before the model has a date, then on the day of the answers in an age. */
async function remind(name: AgeName): Promise<void> {
  const { date, check } = ageCases[name];
  project.publish([recordOf("a")], []);
  project.day = "2026-11-20";
  await project.run();
  project.publish([recordOf("a", { events: [eventOf(`retired on ${date}`)] })], []);
  project.checks = [checkOf("2026-01-01", check)];
  project.day = answerDay;
  await project.run();
}

test.each<[AgeName, string[]]>([
  ["fresh", ["In 20 days: acme to retire a on 11 December 2026"]],
  ["stale", ["In 20 days: acme to retire a on 11 December 2026 (not read since 1 Nov 2026)"]],
  ["held", ["In 20 days: acme to retire a on 11 December 2026 (held since 19 Nov 2026)"]],
  ["passed", []],
])("a reminder, %s", async (name, titles) => {
  await remind(name);
  expect(told("title")).toEqual(titles);
});

test("a chat is told why a date is in doubt", async () => {
  project.configure("targets:\n  - { id: hook, kind: slack, urlEnv: HOOK_URL, upcoming: [21] }\n");
  await remind("held");
  const text = JSON.parse(receiver.received[0]?.body ?? "").blocks[0].text.text;
  expect(text).toContain("Held for review since 19 November 2026: Row 4 gives two dates.");
});

describe("an operator", () => {
  const run = async (day: string, facts: Parameters<typeof checkOf>[1]) => {
    project.day = day;
    project.checks = [checkOf(day, facts)];
    await project.run();
  };
  const hold = (record: string) => ({
    record,
    since: "2026-11-21",
    seen: ["2026-11-21"],
    reason: "Row 4 gives two dates",
  });
  const reasons = [{ rule: "few-rows", severity: "error" as const, line: null, message: "3 rows of 40", value: null }];

  beforeEach(async () => {
    project.publish([recordOf("a")], []);
    configure(", sources: true");
    await run("2026-11-20", {});
  });

  it("is told of a quarantined page, once for as long as it lasts", async () => {
    const quarantined = { status: "quarantined" as const, since: "2026-11-21", lastRead: "2026-11-20", reasons };
    await run("2026-11-21", quarantined);
    await run("2026-11-22", quarantined);
    expect(told("title")).toEqual(["acme’s page “models” is held for review since 21 November 2026"]);
    expect(told("details")).toEqual(["3 rows of 40 (few-rows). To take it: almanac accept acme/models"]);
  });

  it("is told of each held entry once", async () => {
    await run("2026-11-21", { held: [hold("acme/a")] });
    await run("2026-11-22", { held: [hold("acme/a"), hold("acme/b")] });
    expect(told("title")).toEqual(Array(2).fill("acme’s page “models” has 1 entry held for review"));
    expect(told("details")).toEqual(["acme/a: Row 4 gives two dates.", "acme/b: Row 4 gives two dates."]);
  });

  it("is told of a page that was not read for too long, once for each reading", async () => {
    await run("2026-11-27", { lastRead: "2026-11-20" });
    expect(told("title")).toEqual([]);
    await run("2026-11-28", { lastRead: "2026-11-20" });
    await run("2026-12-05", { lastRead: "2026-11-20" });
    expect(told("title")).toEqual(["acme’s page “models” was last read on 20 November 2026"]);
  });

  it("is told of new passages that no rule reads", async () => {
    const passage: PassageChange = {
      id: "p1",
      detectedOn: "2026-11-21",
      type: "passage-unread",
      provider: "acme",
      page: "models",
      section: ["News"],
      line: 9,
      endLine: 9,
      hash: "x",
      models: 1,
      dates: 1,
    };
    const file = join(project.root, "generated/changes/2026-11.jsonl");
    nodeEffects().writeFile(
      file,
      `${JSON.stringify({ ...passage, id: "p0", detectedOn: "2026-11-01" })}\n${JSON.stringify(passage)}\n`,
    );
    await run("2026-11-21", {});
    await run("2026-11-22", {});
    expect(told("title")).toEqual(["acme’s page “models” has a new passage about retirements that we could not read"]);
    expect(told("details")).toEqual([
      "Under “News”: mentions 1 model and 1 date. Please check https://example.com/models",
    ]);
  });

  it("is told nothing of these where the target does not ask for it", async () => {
    configure("");
    await run("2026-11-21", { held: [hold("acme/a")] });
    expect(receiver.received).toEqual([]);
  });
});
