/** `almanac show`: one record, as of a day. */

import { type Answer, answerOn } from "../../domain/answer.ts";
import { ageNote } from "../../domain/answer-age-text.ts";
import { changeLine } from "../../domain/change-text.ts";
import { formatScopedDate } from "../../domain/date-text.ts";
import { formerIdsOf, underCurrentIds } from "../../domain/former-ids.ts";
import { outlookText } from "../../domain/outlook-text.ts";
import { isoReadingText } from "../../domain/reading-text.ts";
import type { Change, Evidence, ModelRecord } from "../../domain/schema.ts";
import { nearestIds } from "../../domain/suggest-ids.ts";
import { UsageError } from "../../domain/usage-error.ts";
import type { Context } from "../../ingest/context.ts";
import { loadDatasetAsOf } from "../../ingest/data-as-of.ts";
import { plainText } from "../../text/rich-text.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { dayOption } from "../options.ts";
import { outJson, table } from "../table.ts";

/** Prints the record with its stage and outlook. Throws a UsageError with similar ids if there is no such record. */
export async function show(context: Context, id: string, options: { on?: string; json?: boolean }): Promise<number> {
  const { effects } = context;
  const day = options.on === undefined ? effects.today() : dayOption("--on", options.on);
  const dataset = await loadDatasetAsOf(context, options.on);
  const current = formerIdsOf(dataset.records).get(id) ?? id;
  const record = dataset.records.find((candidate) => candidate.id === current);
  if (!record) throw unknownId(id, dataset.records, options.on);
  const changes = underCurrentIds(dataset.changes, [record]).filter((change) => change.record === current);
  const answer = answerOn(record, dataset.pagesOf(record.provider), day, changes);
  if (options.json) outJson(effects, { on: day, ...answerJson(answer), record, changes });
  else for (const line of linesOf(record, answer, changes, day, effects.colour)) effects.out(line);
  return 0;
}

function unknownId(id: string, records: readonly ModelRecord[], on: string | undefined): UsageError {
  const near = nearestIds(
    id,
    records.map((record) => record.id),
  );
  const hint = near.length > 0 ? `; did you mean ${near.join(", ")}?` : "";
  return new UsageError(`no record "${id}"${on === undefined ? "" : ` as of ${on}`}${hint}`);
}

function answerJson({ stage, scopes, age: { lastRead, held, stale } }: Answer) {
  return { stage, outlook: scopes[0].outlook, scopes, lastRead, held, stale };
}

function linesOf(
  record: ModelRecord,
  { stage, scopes, age }: Answer,
  changes: readonly Change[],
  day: string,
  colour: boolean,
): string[] {
  const note = ageNote(age);
  const facts = [
    ["as of", day],
    ["last read", age.lastRead === null ? "never" : isoReadingText(age.lastRead, age.lastReadNotBefore)],
    ...(note === null ? [] : [["note", note]]),
    ["stage", stage ?? "not stated"],
    ...scopes.map(({ scope, outlook }) => {
      const others = scope === null && scopes.length > 1 ? "for all others: " : "";
      return ["outlook", others + outlookText(outlook, age)];
    }),
    ["stated stage", `${record.stage ?? "none"}${placeOf(record, record.stageEvidence)}`],
    ["listed", record.listed ? "yes" : "no longer"],
    ...(record.name === null ? [] : [["name", record.name]]),
    ...(record.formerIds ?? []).map((id) => ["former id", id]),
    ...(record.kind === "model" ? [] : [["kind", record.kind]]),
    ...record.events.map((event) => [event.event, `${formatScopedDate(event)}${placeOf(record, event.evidence)}`]),
    ...record.relative.map(({ event, text, evidence }) => [event, `${text}${placeOf(record, evidence)}`]),
    ...record.replacements.map(({ model, id, evidence }) => [
      "replaced by",
      `${id ?? model}${placeOf(record, evidence)}`,
    ]),
    ...changes.map((change) => [
      isoReadingText(change.detectedOn, change.detectedNotBefore),
      plainText(changeLine(change)),
    ]),
  ];
  return table([record.id, ""], facts, colour);
}

function placeOf(record: ModelRecord, index: number | null): string {
  const evidence = index === null ? undefined : record.evidence[index];
  return evidence ? ` [${placeText(evidence)}]` : "";
}

function placeText({ page, snapshot, section, line }: Evidence): string {
  return forTerminal([page, snapshot, section.join(" › "), `line ${line}`].filter(Boolean).join(", "));
}
