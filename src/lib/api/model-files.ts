/** Models in the API: in the list of all, in the file of their provider, and in full. */
import type { z } from "zod";
import {
  type Address,
  badgeApi,
  feedPath,
  markdownPath,
  modelApi,
  modelCalendar,
} from "../../../pipeline/domain/paths.ts";
import { plainText } from "../../../pipeline/text/rich-text.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";
import { evidenceLinks } from "../evidence/evidence-links.ts";
import { feedFor } from "../feeds/model-feed.ts";
import { summarize } from "../model/lifecycle-summary.ts";
import type { lookup, modelDetail, modelFacts, modelList, modelSummary } from "./shapes.ts";

/** All models with stage and outlook, sorted by id. Their dates are in the files of the providers. */
export function listModels({ models, day }: Almanac, address: Address): z.infer<typeof modelList> {
  return { day, models: models.map((model) => summaryOf(model, address)) };
}

function summaryOf(model: Model, address: Address): z.infer<typeof modelSummary> {
  const { id, provider, model: name, version, name: printed, kind, stage, listed } = model.record;
  return { id, provider, model: name, version, name: printed, kind, stage, listed, ...onDay(model, address) };
}

/** Every fact about a model, without sources. */
export function factsOf(model: Model, address: Address): z.infer<typeof modelFacts> {
  const { stageEvidence: _stage, evidence: _places, events, relative, replacements, aliases, ...rest } = model.record;
  return {
    ...rest,
    events: events.map(withoutPlace),
    relative: relative.map(withoutPlace),
    replacements: replacements.map(withoutPlace),
    ...(aliases === undefined ? {} : { aliases: aliases.map(withoutPlace) }),
    ...onDay(model, address),
  };
}

/** A model in full: the record, the source of each fact, the summary, the changes. */
export function detailOf(model: Model, almanac: Almanac, address: Address): z.infer<typeof modelDetail> {
  const { record, label, path, changes, stage, outlook } = model;
  return {
    ...record,
    evidence: record.evidence.map((evidence) => {
      const { url, snapshot } = evidenceLinks(model, evidence);
      return { ...evidence, url, snapshotUrl: snapshot && address(snapshot) };
    }),
    day: almanac.day,
    stageOnDay: stage,
    outlook,
    url: address(path),
    label,
    summary: plainText(summarize(model, almanac)),
    changes: [...changes],
    links: {
      markdown: address(markdownPath(path)),
      atom: address(feedPath(feedFor(model), "atom.xml")),
      calendar: address(modelCalendar(model)),
      badge: address(badgeApi(model)),
    },
  };
}

/** The compact index for tools: id, current or former → [stage, retirement date, bound, scope, kind of outlook]. */
export function lookUp({ models, day }: Almanac): z.infer<typeof lookup> {
  const current = new Set(models.map(({ id }) => id));
  const entries = models.flatMap(({ id, record, stage, outlook: { date, bound, scope, kind } }) => {
    const former = (record.formerIds ?? []).filter((other) => !current.has(other));
    return [id, ...former].map((each) => [each, [stage, date, bound, scope, kind]] as const);
  });
  // Object.fromEntries defines own properties, so that an id such as "__proto__" is a key like any other.
  return { day, models: Object.fromEntries(entries) as z.infer<typeof lookup>["models"] };
}

function onDay(model: Model, address: Address) {
  const { stage: stageOnDay, outlook, path } = model;
  return { stageOnDay, outlook, url: address(path), api: address(modelApi(model)) };
}

function withoutPlace<T extends { evidence: number }>({ evidence: _place, ...fact }: T): Omit<T, "evidence"> {
  return fact;
}
