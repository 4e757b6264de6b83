/**
 * A data set of any size that is shaped like the real one: families of models that share their fate, dates that are
 * first soft, then firm, then moved, scopes, replacements, rows that go and come back. The same sizes give the same bytes.
 */
import { addDays } from "../../pipeline/domain/days.ts";
import { byText } from "../../pipeline/domain/order.ts";
import type { Change, LifecycleEvent, ModelRecord } from "../../pipeline/domain/schema.ts";
import { diff } from "../../pipeline/history/diff.ts";
import { type Checkout, type MadeSnapshot, madeCheck, madePage, madeSource } from "./checkout.ts";

const family = 8;
const firstDay = "2024-12-01";
/** Days between two snapshots of a provider, and how many it has: the last is before the tests' day. */
const [interval, visits] = [29, 24];

interface Provider {
  id: string;
  records: ModelRecord[];
}

/** A checkout of `size` records and about `wanted` changes, baselines included. */
export function grown(size: number, wanted: number): Checkout {
  const count = Math.max(11, Math.round(size / 300));
  const all = Array.from({ length: count }, (_, at) => `provider-${String(at + 1).padStart(2, "0")}`).map((id, at) =>
    grownProvider(id, at, Math.ceil((size - at) / count), wanted / size),
  );
  return {
    sources: all.map(({ id }, at) => madeSource(id, `Provider ${at + 1}`)),
    records: all.flatMap(({ records }) => records),
    changes: all.flatMap(({ changes }) => changes).sort((a, b) => byText(a.detectedOn, b.detectedOn)),
    checks: all.map(({ id, records }, at) => madeCheck(id, visitDay(at, visits - 1), records.length)),
    snapshots: all.flatMap(({ snapshots }) => snapshots),
  };
}

function visitDay(provider: number, visit: number): string {
  return addDays(firstDay, visit * interval + (provider % interval));
}

/** One provider's history: on each visit as many families change as it takes to come to `perRecord` changes a record. */
function grownProvider(id: string, at: number, size: number, perRecord: number) {
  let records = Array.from({ length: size }, (_, number) => firstState(id, number, visitDay(at, 0)));
  const changes: Change[] = diff([], records, visitDay(at, 0), true);
  const snapshots: MadeSnapshot[] = [snapshotOf({ id, records }, visitDay(at, 0))];
  const families = Math.ceil(size / family);
  let turn = 0;
  for (let visit = 1; visit < visits; visit += 1) {
    const day = visitDay(at, visit);
    const due = size + ((perRecord - 1) * size * visit) / (visits - 1);
    const states = new Map<number, ModelRecord[]>();
    // One family a step; a family takes more than one step on a day only where that many changes are asked for.
    for (let found = changes.length; found < due && states.size < families; turn += 1) {
      const chosen = turn % families;
      const before = records.slice(chosen * family, (chosen + 1) * family);
      const after = before.map((record) => nextState(record, Math.floor(turn / families), day));
      found += diff(before, after, day, false).length;
      states.set(chosen, after);
    }
    const next = records.map((record, number) => states.get(Math.floor(number / family))?.[number % family] ?? record);
    changes.push(...diff(records, next, day, false));
    snapshots.push(snapshotOf({ id, records: next }, day));
    records = next;
  }
  return { id, records: [...records].sort((a, b) => byText(a.id, b.id)), changes, snapshots };
}

const event = (name: LifecycleEvent["event"], date: string, more: Partial<LifecycleEvent> = {}): LifecycleEvent => ({
  event: name,
  date,
  bound: "on",
  scope: null,
  text: date,
  evidence: 0,
  ...more,
});

function firstState(provider: string, number: number, day: string): ModelRecord {
  const group = Math.floor(number / family);
  const model = `${["atlas", "brook", "cedar", "delta", "ember"][group % 5]}-${group}.${number % family}-chat`;
  const version = number % 5 === 0 ? addDays("2023-01-01", number) : null;
  const evidence = { page: madePage, snapshot: day, section: ["Models", `Family ${group}`] };
  return {
    id: `${provider}/${model}${version ? `@${version}` : ""}`,
    provider,
    model,
    version,
    name: null,
    kind: number % 97 === 96 ? "tool" : "model",
    stage: "active",
    stageEvidence: 0,
    listed: true,
    events: [
      event("released", addDays("2023-01-01", group)),
      event("retired", addDays("2026-06-01", group % 400), { bound: "not-before" }),
    ],
    relative: [],
    replacements: [],
    evidence: [{ ...evidence, table: 1, row: number + 1, line: lineOf(number) }],
  };
}

/** The first rows of a snapshot's table stand below a heading and the table's own head. */
const lineOf = (number: number) => 5 + number;

const familyOf = ({ model }: ModelRecord) => Number(/-(\d+)\./.exec(model)?.[1]);

type Step = (record: ModelRecord, round: number, day: string) => Partial<ModelRecord>;

/** What befalls a family in turn. */
const steps: readonly Step[] = [
  // Its end is announced, and a successor named.
  (record, round, day) => ({
    stage: "deprecated",
    events: [
      ...record.events.filter(({ event }) => event !== "retired"),
      event("deprecated", addDays(day, -3 - round)),
      ...endsOf(record, addDays(day, 60 + ((familyOf(record) * 37 + round) % 900))),
    ],
    replacements: [{ model: `next-${round}`, id: null, url: null, evidence: 0 }],
  }),
  // The end is put off, then brought forward.
  (record) => ({ events: movedEnds(record, 61) }),
  (record) => ({ events: movedEnds(record, -20) }),
  (record, round) => ({
    replacements: [{ model: `later-${round}`, id: null, url: `https://${record.provider}.example/next`, evidence: 0 }],
  }),
  () => ({ listed: false }),
  () => ({ listed: true }),
  // The end is softened, and the model called active again.
  (record) => ({
    stage: "active",
    events: record.events.map((one) => (one.event === "retired" ? { ...one, bound: "tentative" as const } : one)),
  }),
];

/** Two ends with a scope for one family in seven, as for regions; one for all others. */
function endsOf(record: ModelRecord, date: string): LifecycleEvent[] {
  if (familyOf(record) % 7 !== 0) return [event("retired", date)];
  return [
    event("retired", date, { scope: "Standard" }),
    event("retired", addDays(date, 90), { scope: "Provisioned, EU regions" }),
  ];
}

function movedEnds({ events }: ModelRecord, days: number): LifecycleEvent[] {
  return events.map((one) => {
    if (one.event !== "retired") return one;
    const date = addDays(one.date, days);
    return { ...one, date, text: date };
  });
}

function nextState(record: ModelRecord, turn: number, day: string): ModelRecord {
  const step = steps[turn % steps.length];
  const evidence = record.evidence.map((place) => ({ ...place, snapshot: day }));
  return { ...record, ...step?.(record, Math.floor(turn / steps.length), day), evidence };
}

function snapshotOf({ id, records }: Provider, day: string): MadeSnapshot {
  const rows = records.map(({ model, stage, events }) => `| ${model} | ${stage} | ${events.at(-1)?.date} |`);
  const body = ["## Models", "", "| Model | Stage | Shutdown date |", "| --- | --- | --- |", ...rows].join("\n");
  return { provider: id, page: madePage, day, body };
}
