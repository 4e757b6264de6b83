import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ICAL from "ical.js";
import { afterAll, describe, expect, inject, test } from "vitest";
import { isDay } from "../../../pipeline/domain/days.ts";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { calendarEntries } from "../../../src/lib/calendar/calendar-entries.ts";
import { modelEntries, recentEntries } from "../../../src/lib/calendar/calendar-selection.ts";
import { icalendar } from "../../../src/lib/calendar/icalendar.ts";
import { slugsOf } from "../../../src/lib/model/addresses.ts";
import { listed, moved } from "../../support/changes.ts";
import { almanacOf } from "../../support/history.ts";
import { repositoryRoot } from "../../support/repository.ts";

const site = inject("site");
const dataset = loadDataset(repositoryRoot);
const almanac = buildAlmanac(dataset, "2026-11-21");
const address = (path: string) => `https://almanac.test${path}`;

const folder = mkdtempSync(join(tmpdir(), "almanac-calendars-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = readdirSync(join(site, "calendars"), { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ics"),
);
const read = (name: string) => readFileSync(join(site, "calendars", name), "utf8");
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => {
    const value = (name: string) => String(event.getFirstPropertyValue(name) ?? "");
    const alarms = event.getAllSubcomponents("valarm").map((alarm) => String(alarm.getFirstPropertyValue("trigger")));
    return { value, alarms, component: event };
  });
/** The calendar of a made-up history, as an importer reads it. */
const calendarOf = (day: string, changes: Parameters<typeof almanacOf>[1]) =>
  icalendar({ name: "Acme", entries: recentEntries(almanacOf(day, changes).models, day), day, address });
const only = (day: string, changes: Parameters<typeof almanacOf>[1]) => {
  const events = eventsIn(calendarOf(day, changes));
  expect(events).toHaveLength(1);
  return events[0] as (typeof events)[number];
};

test("there is a calendar for all, for every provider, and for every model under each of its names", () => {
  const addresses = almanac.models.flatMap(slugsOf);
  expect(files).toHaveLength(1 + almanac.providers.length + addresses.length);
});

test("the calendar of all providers has every date given to the day, from a year ago on", () => {
  const dates = almanac.models.flatMap(({ record }) =>
    record.events.filter(({ event, date }) => event === "retired" && isDay(date) && date >= "2025-11-21"),
  );
  const standing = eventsIn(read("all.ics")).filter(({ value }) => value("status") !== "CANCELLED");
  expect(standing).toHaveLength(dates.length);
});

test("every file is an iCalendar stream: CRLF lines of at most 75 octets, the properties that RFC 5545 requires, distinct ids", () => {
  for (const name of files) {
    const text = read(name);
    const lines = text.split("\r\n");
    expect(lines.at(-1), name).toBe("");
    expect(/[\r\n]/.test(lines.join("")), name).toBe(false);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line))), name).toBeLessThanOrEqual(75);
    const root = new ICAL.Component(ICAL.parse(text));
    expect([root.getFirstPropertyValue("version"), root.getAllSubcomponents().length > 0], name).toEqual(["2.0", true]);
    const events = eventsIn(text);
    const ids = events.map(({ value }) => value("uid"));
    expect(new Set(ids).size, name).toBe(ids.length);
    for (const { value } of events) {
      for (const required of ["uid", "dtstamp", "dtstart", "summary", "status", "url"])
        expect(value(required)).not.toBe("");
      expect(value("dtstart")).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(value("transp")).toBe("TRANSPARENT");
    }
  }
});

test("an entry keeps its id while its date moves, and its sequence rises", () => {
  const first = listed("2026-01-01", ["2027-01-20"]);
  const changes = [first, moved("2026-02-01", "2027-01-20", "2027-04-20")];
  const [before, after] = [only("2026-01-01", [first]), only("2026-02-01", changes)];
  expect(after.value("uid")).toBe(before.value("uid"));
  expect([before, after].map(({ value }) => [value("dtstart"), value("sequence"), value("dtstamp")])).toEqual([
    ["2027-01-20", "0", "2026-01-01T00:00:00Z"],
    ["2027-04-20", "1", "2026-02-01T00:00:00Z"],
  ]);
});

test("on the real data, no sequence ever falls, and it rises whenever an entry moves", () => {
  const days = ["2025-12-15", "2026-03-10", "2026-08-01", "2026-11-21"];
  const seen = new Map<string, { sequence: number; stands: string }>();
  for (const day of days) {
    const known = { ...dataset, changes: dataset.changes.filter(({ detectedOn }) => detectedOn <= day) };
    for (const { uid, sequence, date, bound, isCancelled } of buildAlmanac(known, day).models.flatMap(
      calendarEntries,
    )) {
      const stands = `${date} ${bound} ${isCancelled}`;
      const old = seen.get(uid);
      if (old) expect(sequence - old.sequence > 0, uid).toBe(stands !== old.stands);
      seen.set(uid, { sequence, stands });
    }
  }
  expect([...seen.values()].some(({ sequence }) => sequence > 0)).toBe(true);
});

test("an earliest date is tentative and says so; a fixed one is confirmed", () => {
  const soft = only("2026-01-01", [listed("2026-01-01", ["not-before 2027-01-20"])]);
  expect([soft.value("status"), soft.value("summary")]).toEqual(["TENTATIVE", "Earliest retirement date of a · Acme"]);
  const firm = only("2026-01-01", [listed("2026-01-01", ["2027-01-20"])]);
  expect([firm.value("status"), firm.value("summary")]).toEqual(["CONFIRMED", "Retirement of a · Acme"]);
});

test("a date that is withdrawn, or replaced by a month alone, is cancelled under its id", () => {
  const first = listed("2026-01-01", ["2027-01-20"]);
  for (const to of [null, "2027-01"]) {
    const gone = only("2026-02-01", [first, moved("2026-02-01", "2027-01-20", to)]);
    expect([gone.value("status"), gone.value("sequence"), gone.alarms]).toEqual(["CANCELLED", "1", []]);
    expect(gone.value("summary")).toBe("No longer valid: retirement of a · Acme");
    expect(gone.value("uid")).toBe(only("2026-01-01", [first]).value("uid"));
  }
});

test("alarms go off 30, 7 and 1 days before a date that is ahead, and never for one that has passed", () => {
  const changes = [listed("2026-01-01", ["2027-01-20"])];
  expect(only("2027-01-19", changes).alarms).toEqual(["-P30D", "-P7D", "-P1D"]);
  expect(only("2027-01-20", changes).alarms).toEqual([]);
});

test("a date given as a month is not an entry, and a calendar without entries is still valid", () => {
  const text = calendarOf("2026-01-01", [listed("2026-01-01", ["2027-01"])]);
  expect(eventsIn(text)).toEqual([]);
  expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vtimezone")).toHaveLength(1);
});

test("two dates of one scope are separate entries", () => {
  const model = almanac.model("openai/gpt-4-0314");
  const entries = model ? modelEntries(model) : [];
  expect(entries.map(({ date, bound }) => `${bound} ${date}`)).toEqual(["not-before 2024-06-13", "on 2026-03-26"]);
  expect(new Set(entries.map(({ uid }) => uid)).size).toBe(2);
});

describe("names that break out of their line", () => {
  const id = 'acme/a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil;x="1"\u0000\u0007\u202e,\\n';
  const day = "2026-01-01";
  const long = `acme/${"ж".repeat(5000)}`;

  test("stay text, in entries and in the name of the calendar", () => {
    const { models } = almanacOf(day, [listed(day, ["2027-01-20"], { record: id })]);
    const text = icalendar({ name: id, entries: models.flatMap(modelEntries), day, address });
    expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(1);
    expect(text.match(/^UID:/gm)).toHaveLength(1);
    expect(/[^\P{Cc}\r\n]|\p{Bidi_Control}/u.test(text)).toBe(false);
    const [event] = eventsIn(text);
    expect(event?.value("summary")).toBe('Retirement of a END:VEVENT BEGIN:VEVENT UID:evil;x="1",\\n · Acme');
  });

  test("are cut in the title, and folded between whole characters", () => {
    const event = only(day, [listed(day, ["2027-01-20"], { record: long })]);
    expect(event.value("summary")).toBe(`Retirement of ${"ж".repeat(119)}… · Acme`);
    expect(event.value("description")).toContain("ж".repeat(5000));
  });
});

const has = (command: string) => {
  try {
    execFileSync("which", [command], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};
const count = eventsIn(read("all.ics")).length;

test.skipIf(!has("calcurse"))("calcurse takes every entry", () => {
  const data = join(folder, "calcurse");
  mkdirSync(data);
  const said = execFileSync("calcurse", ["-D", data, "-i", join(site, "calendars/all.ics")], { encoding: "utf8" });
  expect(said).toMatch(new RegExp(`${count} events?`));
  expect(said).toMatch(/ 0 skipped/);
});

test.skipIf(!has("khal"))("khal takes every entry", () => {
  const [config, data] = [join(folder, "khal.conf"), join(folder, "khal")];
  const lines = ["[calendars]", "[[ends]]", `path = ${data}`, "[sqlite]", `path = ${join(folder, "khal.db")}`];
  const locale = ["[locale]", "local_timezone = UTC", "default_timezone = UTC", "dateformat = %Y-%m-%d"];
  writeFileSync(config, [...lines, ...locale, "longdateformat = %Y-%m-%d", "timeformat = %H:%M"].join("\n"));
  execFileSync("khal", ["-c", config, "import", "--batch", "-a", "ends", join(site, "calendars/all.ics")]);
  expect(readdirSync(data)).toHaveLength(count);
  const day = ["list", "--format", "{title}", "2027-01-20", "2027-01-21"];
  expect(execFileSync("khal", ["-c", config, ...day], { encoding: "utf8" })).toMatch(/^Retirement of .* · OpenAI/m);
});
