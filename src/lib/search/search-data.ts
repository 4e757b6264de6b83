/** What the browser loads to search: one column for each fact, since columns of similar values compress best. */
import type { ScopedAnswer } from "../../../pipeline/domain/answer.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import { withoutProvider } from "../../../pipeline/domain/record-id.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";
import { familiesOf } from "../model/families.ts";
import { lastReplacement } from "../model/replacement-advice.ts";
import { stageOrder } from "../stage/stage-labels.ts";
import { boundSigns, kinds, relativeRetirement, shortDate } from "./search-codes.ts";

/** Each column has one value for each record, by provider and id; "" and 0 mean none. */
export interface SearchData {
  /** The day of the stages. */
  day: string;
  /** Id, name, number of records and other names; the records are in the order of the providers. */
  providers: readonly (readonly [id: string, name: string, records: number, ...otherNames: string[]])[];
  models: readonly string[];
  versions: readonly string[];
  names: readonly string[];
  /** Other ids that a page gives the model; several as a list. */
  aliases: readonly OneOrMore<string>[];
  /** One digit for each record: the index in `stageOrder`. */
  stages: string;
  /** One digit for each record: the index in `kinds`. */
  kinds: string;
  /** The retirement date after the sign of its bound, or `relativeRetirement`; several, for different users, as a list. */
  retirements: readonly OneOrMore<string>[];
  /** For each of these dates, the number of the scope in `scopeNames`, from 1 on. */
  scopes: readonly OneOrMore<number>[];
  scopeNames: readonly string[];
  /** The digits of the stages for these scopes, where there are several. */
  scopeStages: readonly string[];
  /** The number of the age in `ageNames`, from 1 on. */
  ages: readonly number[];
  ageNames: readonly AgeName[];
  /** The names of the families that have a page. */
  families: readonly string[];
  /** Numbers of the replacements in `replacementNames`, from 1 on; several as a list. */
  replacements: readonly OneOrMore<number>[];
  replacementNames: readonly string[];
}

/** What the browser loads to check a text. */
export interface CheckData extends SearchData {
  /** Ids of the provider that a record had before; several as a list. */
  formerIds: readonly OneOrMore<string>[];
  /** The number of the last of the replacements, from 1 on. */
  lastReplacements: readonly number[];
}

/** When the pages were last read, until when that is not out of date; since when it is held, failing, no longer listed. */
export type AgeName = readonly [lastRead: string, freshUntil: string, held: string, failing: string, delisted: string];

type OneOrMore<T> = T | readonly T[];

/** The columns of everything that is searched or shown in a result. Texts are cut, so that no hostile cell makes it large. */
export function searchData(almanac: Almanac): SearchData {
  const { day, providers } = almanac;
  const groups = byProvider(providers);
  const rows = groups.flatMap((provider) => provider.models);
  const scopes = numbered(rows.flatMap((model) => model.scopes.flatMap(({ scope }) => scope ?? [])));
  const ages = [...new Set(rows.map(ageText))];
  const replacements = numbered(rows.flatMap(replacementsOf));
  // Similar texts near each other.
  return {
    day,
    providers: groups.map((it) => [it.id, it.name, it.models.length, ...(it.definition.alsoCalled ?? [])]),
    names: rows.map(({ record }) => cut(record.name ?? "")),
    replacementNames: [...replacements.keys()],
    scopeNames: [...scopes.keys()],
    models: rows.map(({ record }) => record.model),
    versions: rows.map(({ record }) => record.version ?? ""),
    retirements: rows.map((model) => compact(model.scopes.map(retirementOf)) ?? ""),
    families: familiesOf(almanac).map(({ name }) => name),
    ageNames: ages.map((text): AgeName => JSON.parse(text)),
    aliases: rows.map(
      ({ record }) => compact((record.aliases ?? []).slice(0, mostAliases).map(({ model }) => cut(model))) ?? "",
    ),
    stages: rows.map(({ stage }) => stageDigit(stage)).join(""),
    kinds: rows.map(({ record }) => kinds.indexOf(record.kind)).join(""),
    scopes: rows.map((model) => compact(model.scopes.map(({ scope }) => scopes.get(cut(scope ?? "")) ?? 0)) ?? 0),
    scopeStages: rows.map(({ scopes: all }) =>
      all.length > 1 ? all.map(({ stage }) => stageDigit(stage)).join("") : "",
    ),
    ages: rows.map((model) => ages.indexOf(ageText(model)) + 1),
    replacements: rows.map((model) => compact(replacementsOf(model).map((it) => replacements.get(it) ?? 0)) ?? 0),
  };
}

/** By provider first: the id of a provider may be a prefix of another's. */
function byProvider(providers: Almanac["providers"]): Almanac["providers"] {
  return [...providers].sort((a, b) => byText(a.id, b.id));
}

function retirementOf({ outlook }: ScopedAnswer): string {
  if (outlook.date !== null) return boundSigns[outlook.bound ?? "on"] + shortDate(outlook.date);
  return outlook.text === null ? "" : relativeRetirement;
}

function replacementsOf({ record }: Model): string[] {
  return [...new Set(record.replacements.map(({ model }) => cut(model)))];
}

/** A list of one as its value; undefined for none. */
function compact<T>(values: readonly T[]): OneOrMore<T> | undefined {
  return values.length > 1 ? values : values[0];
}

/** The same with what the check needs beside it. */
export function checkData(almanac: Almanac): CheckData {
  const rows = byProvider(almanac.providers).flatMap((provider) => provider.models);
  const numbers = new Map<Model | undefined, number>(rows.map((model, i) => [model, i + 1]));
  return {
    ...searchData(almanac),
    formerIds: rows.map(({ record }) => compact((record.formerIds ?? []).map(withoutProvider).map(cut)) ?? ""),
    lastReplacements: rows.map((model) => numbers.get(lastReplacement(model, almanac)) ?? 0),
  };
}

function stageDigit(stage: Model["stage"]): number {
  return stageOrder.indexOf(stage);
}

function ageText({ age: { lastRead, freshUntil, held, failing, delisted } }: Model): string {
  const days: AgeName = [lastRead ?? "", freshUntil ?? "", held?.since ?? "", failing ?? "", delisted ?? ""];
  return JSON.stringify(days);
}

/** Each text once, numbered from 1 on. */
function numbered(texts: readonly string[]): Map<string, number> {
  return new Map([...new Set(texts.map(cut))].map((text, i) => [text, i + 1]));
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const longest = 120;
const mostAliases = 20;
