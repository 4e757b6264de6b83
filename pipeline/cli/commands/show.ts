/** `almanac show`: the record that an id names, as of a day. */

import { type Answer, answerOn, type ScopedAnswer } from "../../domain/answer.ts";
import { ageNote } from "../../domain/answer-age-text.ts";
import { changeLine, scopeText } from "../../domain/change-text.ts";
import { formatScopedDate } from "../../domain/date-text.ts";
import { underCurrentIds } from "../../domain/former-ids.ts";
import { foundText, notFoundText } from "../../domain/identity/resolution-text.ts";
import { idResolver, type Resolution } from "../../domain/identity/resolve-id.ts";
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

/**
 * Prints the record with its stage and outlook, and how the id was read; where it may be one of several, their list, with
 * exit code 1. Throws a UsageError with the same model elsewhere or similar ids if there is no such record.
 */
export async function show(context: Context, id: string, options: { on?: string; json?: boolean }): Promise<number> {
  const { effects } = context;
  const day = options.on === undefined ? effects.today() : dayOption("--on", options.on);
  const dataset = await loadDatasetAsOf(context, options.on);
  const resolution = idResolver(dataset.records)(id);
  if (resolution.found === "none") throw unknownId(id, resolution, dataset.records, options.on);
  const answerOf = (record: ModelRecord): Known => {
    const changes = underCurrentIds(dataset.changes, [record]).filter((change) => change.record === record.id);
    return { record, changes, answer: answerOn(record, dataset.pagesOf(record.provider), day, changes) };
  };
  if (resolution.found === "several") {
    const candidates = resolution.records.map(answerOf);
    if (options.json) outJson(effects, { on: day, asked: id, record: null, candidates: candidates.map(candidateJson) });
    else for (const line of candidateLines(id, candidates, effects.colour)) effects.out(line);
    return 1;
  }
  const known = answerOf(resolution.record);
  const elsewhere = resolution.elsewhere.map(answerOf);
  if (options.json) outJson(effects, { on: day, ...resolutionJson(id, resolution), ...recordJson(known) });
  else for (const line of linesOf(known, foundText(resolution), elsewhere, day, effects.colour)) effects.out(line);
  return 0;
}

/** A record with what is known of it on the day. */
interface Known {
  record: ModelRecord;
  changes: readonly Change[];
  answer: Answer;
}

function unknownId(
  id: string,
  resolution: Extract<Resolution<ModelRecord>, { found: "none" }>,
  records: readonly ModelRecord[],
  on: string | undefined,
): UsageError {
  const ids = records.map((record) => record.id);
  const hint = notFoundText(resolution, nearestIds(id, ids));
  return new UsageError(
    [`no record "${id}"${on === undefined ? "" : ` as of ${on}`}`, hint].filter(Boolean).join("; "),
  );
}

function resolutionJson(asked: string, resolution: Extract<Resolution<ModelRecord>, { found: "one" }>) {
  const { by, elsewhere, written } = resolution;
  const { region, variant } = written;
  return { asked, foundBy: by, region, variant, elsewhere: elsewhere.map(({ id }) => id) };
}

function recordJson({ record, changes, answer }: Known) {
  return { ...answerJson(answer), record, changes };
}

function candidateJson({ record: { id }, answer }: Known) {
  return { id, ...answerJson(answer) };
}

function candidateLines(asked: string, candidates: readonly Known[], colour: boolean): string[] {
  const rows = candidates.map(({ record, answer }) => [record.id, answer.stage ?? "not stated", outlooksOf(answer)]);
  return table([`"${asked}" may be`, "", ""], rows, colour);
}

function outlooksOf({ scopes, age }: Answer): string {
  return scopes.map((it) => scopedOutlook(it, scopes.length, age)).join("; ");
}

function scopedOutlook({ scope, outlook }: ScopedAnswer, count: number, age: Answer["age"]): string {
  return (scope === null && count > 1 ? "for all others: " : "") + outlookText(outlook, age);
}

function answerJson({ stage, scopes, age: { lastRead, held, stale } }: Answer) {
  return { stage, outlook: scopes[0].outlook, scopes, lastRead, held, stale };
}

function linesOf(
  { record, changes, answer: { stage, scopes, age } }: Known,
  readAs: string | null,
  elsewhere: readonly Known[],
  day: string,
  colour: boolean,
): string[] {
  const note = ageNote(age);
  const facts = [
    ...(readAs === null ? [] : [["read as", readAs]]),
    ["as of", day],
    ["last read", age.lastRead === null ? "never" : isoReadingText(age.lastRead, age.lastReadNotBefore)],
    ...(note === null ? [] : [["note", note]]),
    ["stage", stage ?? "not stated"],
    ...scopes.map((it) => ["outlook", scopedOutlook(it, scopes.length, age)]),
    [
      "stated stage",
      `${record.stage ?? "none"}${plainText(scopeText(record.stageScope ?? null))}${placeOf(record, record.stageEvidence)}`,
    ],
    ["listed", record.listed ? "yes" : "no longer"],
    ...(record.name === null ? [] : [["name", record.name]]),
    ...(record.aliases ?? []).map(({ model, evidence }) => ["alias", `${model}${placeOf(record, evidence)}`]),
    ...(record.formerIds ?? []).map((id) => ["former id", id]),
    ...(record.kind === "model" ? [] : [["kind", record.kind]]),
    ...record.events.map((event) => [event.event, `${formatScopedDate(event)}${placeOf(record, event.evidence)}`]),
    ...record.relative.map(({ event, text, evidence }) => [event, `${text}${placeOf(record, evidence)}`]),
    ...record.replacements.map(({ model, id, evidence }) => [
      "replaced by",
      `${id ?? model}${placeOf(record, evidence)}`,
    ]),
    ...elsewhere.map((it) => ["elsewhere", `${it.record.id}: ${outlooksOf(it.answer)}`]),
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
