/** Digests, watch lists and test messages. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { changeOf } from "../support/changes.ts";
import { eventOf, recordOf } from "../support/dataset.ts";
import { type Notifying, notifying } from "../support/notifying.ts";
import { httpReceiver, type Receiver } from "../support/receivers.ts";

let project: Notifying;
let receiver: Receiver;
const records = ["a", "b", "c"].map((model) => recordOf(model));

beforeEach(async () => {
  [project, receiver] = [notifying(), await httpReceiver()];
  project.env = { HOOK_URL: receiver.url, HOOK_SECRET: "key" };
  project.publish(records, []);
});

afterEach(async () => {
  project.remove();
  await receiver.close();
});

const configure = (more: string) =>
  project.configure(`targets:\n  - { id: hook, kind: webhook, urlEnv: HOOK_URL, secretEnv: HOOK_SECRET${more} }\n`);
const news = (model: string, day: string, year = 2028) =>
  changeOf(`acme/${model}`, day, "date-set", { after: { date: `${year}-01-01`, bound: "on" } });
const messages = () =>
  receiver.received.map(({ body }) => JSON.parse(body).notifications.map((one: { title: string }) => one.title));
const runOn = async (day: string) => {
  project.day = day;
  return project.run();
};

test("without a digest, every announcement is a message of its own, as in the feeds", async () => {
  configure("");
  await runOn("2026-11-20");
  project.publish(records, [news("a", "2026-11-21"), news("b", "2026-11-21"), news("c", "2026-11-21", 2029)]);
  await runOn("2026-11-21");
  expect(new Set(messages().map((titles) => titles.join("; ")))).toEqual(
    new Set(["acme to retire a and b on 1 January 2028", "acme to retire c on 1 January 2029"]),
  );
});

test("nobody is reminded of a date in the run that announces it", async () => {
  const due = changeOf("acme/a", "2026-11-21", "date-set", { after: { date: "2026-11-27", bound: "on" } });
  configure("");
  await runOn("2026-11-20");
  project.publish([recordOf("a", { events: [eventOf("retired on 2026-11-27")] })], [due]);
  for (const day of ["2026-11-21", "2026-11-22", "2026-11-26"]) await runOn(day);
  expect(messages().flat()).toEqual([
    "acme to retire a on 27 November 2026",
    "Tomorrow: acme to retire a on 27 November 2026",
  ]);
});

describe("a digest", () => {
  it("has all news of a day in one message, and later news the day after", async () => {
    configure(", digest: daily");
    await runOn("2026-11-20");
    const first = [news("a", "2026-11-21"), news("b", "2026-11-21", 2029)];
    project.publish(records, first);
    await runOn("2026-11-21");
    const later = news("c", "2026-11-21", 2030);
    project.publish(records, [...first, later]);
    await runOn("2026-11-21");
    expect(messages()).toHaveLength(1);
    expect(messages()[0]).toHaveLength(2);
    await runOn("2026-11-22");
    expect(messages().slice(1)).toEqual([["acme to retire c on 1 January 2030"]]);
  });

  it("of a week holds news back for a week, loses none, and never holds back a reminder of a week or less", async () => {
    configure(", digest: weekly");
    await runOn("2026-11-20");
    const all = [news("a", "2026-11-21"), news("b", "2026-11-22", 2029), news("c", "2026-11-24", 2030)];
    const due = recordOf("d", { events: [eventOf("retired on 2026-12-01")] });
    project.publish(records, all.slice(0, 1));
    await runOn("2026-11-21");
    project.publish([...records, due], all);
    for (const day of ["2026-11-22", "2026-11-24", "2026-11-27"]) await runOn(day);
    expect(messages().slice(1)).toEqual([["In 7 days: acme to retire d on 1 December 2026"]]);
    await runOn("2026-11-28");
    expect(messages()[2]).toEqual(["acme to retire b on 1 January 2029", "acme to retire c on 1 January 2030"]);
  });

  it("that holds an announcement back does not hold back the reminder of it", async () => {
    configure(", digest: weekly");
    await runOn("2026-11-20");
    project.publish(records, [news("b", "2026-11-21")]);
    await runOn("2026-11-21");
    const due = changeOf("acme/a", "2026-11-22", "date-set", { after: { date: "2026-11-27", bound: "on" } });
    project.publish([recordOf("a", { events: [eventOf("retired on 2026-11-27")] }), ...records.slice(1)], [due]);
    await runOn("2026-11-22");
    expect(messages().at(-1)).toEqual(["In 5 days: acme to retire a on 27 November 2026"]);
  });

  it("that could not be sent whole is continued by the next run", async () => {
    configure(", digest: weekly");
    await runOn("2026-11-20");
    project.publish(records, [news("a", "2026-11-21")]);
    receiver.answers = Array.from({ length: 3 }, () => ({ status: 503 }));
    await runOn("2026-11-21");
    await runOn("2026-11-22");
    expect(receiver.received).toHaveLength(4);
  });
});

describe("a watch list", () => {
  const told = async () => {
    await runOn("2026-11-20");
    project.publish(records, [news("a", "2026-11-21"), news("b", "2026-11-21", 2029)]);
    await runOn("2026-11-21");
    return messages();
  };

  it.each([["[acme/b]"], ["watch.yaml"]])("%s limits a target to its models", async (watch) => {
    writeFileSync(join(project.root, "watch.yaml"), "models: [acme/b]\n");
    configure(`, filters: { watch: ${watch} }`);
    expect(await told()).toEqual([["acme to retire b on 1 January 2029"]]);
  });

  it.each([
    ["[acme/bb]", 'filters.watch: "acme/bb" fits no model; did you mean acme/b'],
    ["none.yaml", "none.yaml: no such file"],
    ["bad.yaml", "bad.yaml: "],
  ])("%s is refused", async (watch, message) => {
    writeFileSync(join(project.root, "bad.yaml"), "acme/b\n");
    configure(`, filters: { watch: ${watch} }`);
    expect(await project.run()).toMatchObject({ code: 1, out: expect.stringContaining(message) });
  });
});

test("--test sends each target a test message, and writes nothing down", async () => {
  configure("");
  expect(await project.run({ test: true })).toMatchObject({
    code: 0,
    out: expect.stringMatching(/hook +webhook +sent/),
  });
  const [body] = receiver.received.map((request) => JSON.parse(request.body));
  expect(body).toMatchObject({
    title: "Model Almanac: test message",
    notifications: [{ kind: "test", provider: null }],
  });
  expect((await project.run()).out).toContain("earlier changes are not sent");
  receiver.answers = [{ status: 404 }];
  expect(await project.run({ test: true })).toMatchObject({ code: 1, out: expect.stringContaining("answered 404") });
});
