/** The changes of a run by provider, each with what was said before and after. */

import { boundPrefix } from "../../domain/date-text.ts";
import { count } from "../../domain/describe.ts";
import { byText, groupBy } from "../../domain/order.ts";
import { providerOf, withoutProvider } from "../../domain/record-id.ts";
import type { Bound, Change, Evidence } from "../../domain/schema.ts";
import type { Block, Inline } from "../../text/markdown-tree.ts";
import { displayName, type Run } from "./ingest-run.ts";
import { atMost, code, heading, paragraph, quoted } from "./inline.ts";

type State = Change["before"];

/** The section of changes, at most so many a provider; none where nothing changed. */
export function changeBlocks({ changes, names, day }: Run, most: number): Block[] {
  const news = groupBy(
    changes.filter(({ baseline }) => !baseline),
    ({ record }) => providerOf(record),
  );
  const baseline = changes.filter((change) => change.baseline).length;
  const providers = [...news].sort(([a], [b]) => byText(a, b));
  const others = providers.length - most;
  return [
    ...(changes.length > 0 ? [heading(2, "Changes")] : []),
    ...providers
      .slice(0, most)
      .flatMap(([id, list]) => [
        heading(3, displayName(names, id)),
        atMost(most, list, changeLine, [": ", code(`npx almanac diff --since ${day} --provider ${id}`)]),
      ]),
    ...(others > 0 ? [paragraph(`And ${count(others, "more provider")}.`)] : []),
    ...(baseline > 0
      ? [paragraph(`${count(baseline, "record")} of the first state of a page: recorded, not announced.`)]
      : []),
  ];
}

/** `id`: retired: 2026-02-18 → 2026-03-04, 14 days later, for `Standard` (place). */
function changeLine(change: Change): Inline[] {
  const { record, scope, days, before, after, evidence } = change;
  const rescoped = [before, after].some((state) => state !== null && "scope" in state);
  return [
    quoted(withoutProvider(record)),
    ": ",
    ...news(change),
    ...(days ? [`, ${count(Math.abs(days), "day")} ${days > 0 ? "later" : "earlier"}`] : []),
    ...(scope === null || rescoped ? [] : [", for ", quoted(scope)]),
    ...(evidence === null ? [] : [" (", ...place(record, evidence), ")"]),
  ];
}

function news({ type, event, before, after }: Change): Inline[] {
  const subject = event ?? { "stage-changed": "stage" }[type as string] ?? "replacement";
  switch (type) {
    case "listed":
    case "relisted":
      return [type, ...told(after, ", ", "")];
    case "delisted":
      return ["no longer listed"];
    default:
      return [`${subject}: `, ...told(before), " → ", ...told(after)];
  }
}

/** A state in words, after `lead`; `none` where the page says nothing. */
function told(state: State, lead = "", none = "not given"): Inline[] {
  const parts = state === null ? [] : stateParts(state);
  if (parts.length === 0) return none === "" ? [] : [none];
  return parts.flatMap((part, i) => [i === 0 ? lead : ", ", ...part]);
}

function stateParts(state: NonNullable<State>): Inline[][] {
  if ("date" in state) return [dated(state)];
  if ("replacement" in state) return [[quoted(state.replacement)]];
  const stage = state.stage === null ? [] : [[state.stage]];
  if (!("events" in state)) return stage;
  const replacements = state.replacements.slice(0, 3).map((model) => ["replaced by ", quoted(model)]);
  const dates = state.events.slice(0, 6).map((event) => [`${event.event} `, ...dated(event)]);
  return [...stage, ...dates, ...replacements];
}

/** A date with its firmness, and for whom it holds where that is told with the date. */
function dated({ date, bound, scope }: { date: string; bound: Bound; scope?: string | null | undefined }): Inline[] {
  return [`${boundPrefix[bound]}${date}`, ...(scope ? [" for ", quoted(scope, 60)] : [])];
}

/** Where it stands: line of the snapshot, and the headings above it. */
function place(record: string, { page, snapshot, line, section, annotation }: Evidence): Inline[] {
  const file = snapshot === null ? page : `sources/${providerOf(record)}/${page}/${snapshot}.md`;
  return [
    code(`${file}:${line}`),
    ...(section.length === 0 ? [] : [", ", quoted(section.join(" › "))]),
    ...(annotation ? [", as a person read it"] : []),
  ];
}
