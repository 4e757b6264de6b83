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
import { atOtherProviders } from "../model/same-model.ts";
import type { modelDetail, modelFacts, modelList, modelSummary } from "./shapes.ts";

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
  const { record, label, path, changes } = model;
  return {
    ...record,
    evidence: record.evidence.map((evidence) => {
      const { url, snapshot } = evidenceLinks(model, evidence);
      return { ...evidence, url, snapshotUrl: snapshot && address(snapshot) };
    }),
    day: almanac.day,
    ...answerOf(model),
    url: address(path),
    label,
    summary: plainText(summarize(model, almanac)),
    changes: [...changes],
    elsewhere: atOtherProviders(model, almanac).map((other) => ({
      id: other.id,
      url: address(other.path),
      api: address(modelApi(other)),
    })),
    links: {
      markdown: address(markdownPath(path)),
      atom: address(feedPath(feedFor(model), "atom.xml")),
      calendar: address(modelCalendar(model)),
      badge: address(badgeApi(model)),
    },
  };
}

function onDay(model: Model, address: Address) {
  return { ...answerOf(model), url: address(model.path), api: address(modelApi(model)) };
}

function answerOf({ stage, scopes, age }: Model) {
  return {
    stageOnDay: stage,
    outlook: scopes[0].outlook,
    scopes: scopes.map(({ scope, stage: stageOnDay, outlook }) => ({ scope, stageOnDay, outlook })),
    ...ageFields(age),
  };
}

/** How old an answer is, as every file says it. */
export function ageFields({ lastRead, held, stale }: Model["age"]) {
  return { lastRead, held, stale };
}

function withoutPlace<T extends { evidence: number }>({ evidence: _place, ...fact }: T): Omit<T, "evidence"> {
  return fact;
}
