/**
 * Feeds in the format `model-eol/0.1` (https://github.com/thossullivan/model-eol), one for each provider. A model is in one
 * feed, that of its maker where we read one; what other platforms say of it is a distribution of it.
 */
import { formatScopedDate } from "../../domain/date-text.ts";
import { fullName, identityKey } from "../../domain/identity/id-keys.ts";
import { makerOf, ownFirst } from "../../domain/identity/own-platforms.ts";
import { retirementsOf } from "../../domain/lifecycle.ts";
import { byText } from "../../domain/order.ts";
import { isStaying } from "../../domain/replacement-chain.ts";
import type { SourceDefinition } from "../../domain/schema.ts";
import { forPlainText } from "../../text/sanitize.ts";
import type { ExportData, ExportedModel } from "../export-data.ts";
import { type Clock, clockOf } from "./model-eol-clock.ts";

interface Entry extends Clock {
  id: string;
  aliases?: string[];
  replacement?: string;
  replacement_options?: string[];
  notes?: string;
  source?: string;
  distributions?: (Clock & { via: string; status?: string; source?: string })[];
}

interface Feed {
  spec: "model-eol/0.1";
  publisher: string;
  /** The day on which the pages were last read: what the feed does not list as scheduled was not scheduled then. */
  generated: string;
  source: string;
  note: string;
  policy?: { min_notice_days: number; source: string };
  models: Entry[];
}

/** What their tools take for the id of a model. */
const grammar = /^[A-Za-z0-9][A-Za-z0-9._-]{0,255}$/;

/** What their tools call the platforms that have clocks of their own. */
const channels: Readonly<Record<string, string>> = {
  bedrock: "aws-bedrock",
  vertex: "vertex-ai",
  "azure-openai": "azure-ai-foundry",
  "azure-foundry": "azure-ai-foundry",
};

const note =
  "shutdown holds fixed dates for all users only. Earliest and tentative dates are in notes. A model whose dates differ by region or deployment, or wait for review, is left out.";

/** Provider → its feed; only those with models. */
export function modelEolFeeds(data: ExportData): Map<string, Feed> {
  const taken = new Set<string>();
  const owners = ownersOf(data);
  const ids = new Set(owners.map(([{ record }]) => record.model));
  const entries = owners.flatMap(([model, ...others]): [string, Entry, ExportedModel][] => {
    const entry = entryOf(model, others, data, { ids, taken });
    return entry ? [[model.record.provider, entry, model]] : [];
  });
  const groups = Map.groupBy(entries, ([provider]) => provider);
  return new Map(
    data.definitions.flatMap((definition): [string, Feed][] => {
      const own = groups.get(definition.id) ?? [];
      const read = own.flatMap(([, , { answer }]) => answer.age.lastRead ?? []).sort(byText)[0];
      if (read === undefined) return [];
      return [
        [
          definition.id,
          feedOf(
            definition,
            read,
            own.map(([, entry]) => entry),
          ),
        ],
      ];
    }),
  );
}

/** Every model once, that of its maker first, with the same at other providers after it. */
function ownersOf({ models }: ExportData): [ExportedModel, ...ExportedModel[]][] {
  const usable = models.filter(({ record }) => record.kind === "model");
  const byId = new Map(usable.map((model) => [model.record.id, model]));
  return [...Map.groupBy(usable, ({ record }) => identityKey(record)).values()].flatMap((group) => {
    const [first] = group;
    const records = group.map(({ record }) => record);
    const sorted = ownFirst(records, first ? makerOf(first.record) : null).flatMap(({ id }) => byId.get(id) ?? []);
    // With a version apart, the model is not an id that is sent.
    const at = sorted.findIndex(({ record }) => grammar.test(record.model) && fullName(record) === record.model);
    const owner = sorted[at];
    return owner ? [[owner, ...sorted.toSpliced(at, 1)]] : [];
  });
}

interface Names {
  ids: ReadonlySet<string>;
  /** Their tools refuse a name that is in two entries. */
  taken: Set<string>;
}

function entryOf(
  model: ExportedModel,
  others: readonly ExportedModel[],
  data: ExportData,
  { ids, taken }: Names,
): Entry | null {
  const { record } = model;
  const clock = clockOf(model);
  if (clock === null || taken.has(record.model)) return null;
  taken.add(record.model);
  const isFree = (name: string) => grammar.test(name) && !ids.has(name) && !taken.has(name);
  const aliases = [...new Set((record.aliases ?? []).map((alias) => alias.model))].filter(isFree);
  for (const alias of aliases) taken.add(alias);
  const soft = clock.shutdown === undefined ? retirementsOf(record) : [];
  const distributions = distributionsOf(others, data);
  const source = sourceOf(model, data);
  return {
    id: record.model,
    ...(aliases.length > 0 ? { aliases } : {}),
    ...clock,
    ...replacementsOf(model, data),
    ...(soft.length > 0
      ? { notes: forPlainText(`Not scheduled: retirement ${soft.map(formatScopedDate).join("; ")}`, 4000) }
      : {}),
    ...(source === null ? {} : { source }),
    ...(distributions.length > 0 ? { distributions } : {}),
  };
}

/** One that the page names alone, and that stays, may take its place; of others a person has to choose. */
function replacementsOf({ record }: ExportedModel, { models }: ExportData): Partial<Entry> {
  const named = record.replacements.flatMap(({ id, model }) => {
    const known = models.find((one) => one.record.id === id);
    return [{ name: known?.record.model ?? model, known }];
  });
  const [only] = named;
  const isSame =
    only?.known?.record.provider === record.provider && fullName(only.known.record) === only.known.record.model;
  if (
    named.length === 1 &&
    isSame &&
    only.known &&
    isStaying({ stage: only.known.answer.stage }) &&
    clockOf(only.known)
  )
    return grammar.test(only.name) ? { replacement: only.name } : {};
  const options = [...new Set(named.map(({ name }) => name))].filter((name) => grammar.test(name));
  return options.length > 0 ? { replacement_options: options } : {};
}

function distributionsOf(others: readonly ExportedModel[], data: ExportData): NonNullable<Entry["distributions"]> {
  const groups = Map.groupBy(
    others.filter(({ record }) => channels[record.provider] !== undefined),
    ({ record }) => channels[record.provider] ?? "",
  );
  return [...groups].flatMap(([via, [only, ...more]]) => {
    const clock = only && more.length === 0 ? clockOf(only) : null;
    if (!only || clock === null) return [];
    const status = statusOf(only);
    const source = sourceOf(only, data);
    return [{ via, ...clock, ...(status === null ? {} : { status }), ...(source === null ? {} : { source }) }];
  });
}

function statusOf({ answer: { stage } }: ExportedModel): string | null {
  if (stage === "deprecated") return "legacy";
  return stage === "active" || stage === "legacy" || stage === "retired" ? stage : null;
}

function sourceOf({ record }: ExportedModel, { pageUrl }: ExportData): string | null {
  const [retirement] = retirementsOf(record);
  const place = record.evidence[retirement?.evidence ?? record.stageEvidence ?? 0] ?? record.evidence[0];
  return place ? pageUrl(record.provider, place.page) : null;
}

function feedOf({ id, links, policy }: SourceDefinition, read: string, models: Entry[]): Feed {
  const days = policy?.noticeDays ?? null;
  return {
    spec: "model-eol/0.1",
    publisher: id,
    generated: `${read}T00:00:00Z`,
    source: links.docs ?? links.home,
    note,
    ...(policy?.url && days !== null ? { policy: { min_notice_days: days, source: policy.url } } : {}),
    models,
  };
}
