/** Ids as keys: equal for two spellings of one model, never for a model and a dated version of it. */
import type { ModelRecord } from "../schema.ts";
import { makerOfName, makerOfNamespace } from "./makers.ts";

export type ModelName = Pick<ModelRecord, "model" | "version">;

/** Bedrock's regions and groups of regions, before the maker: `us.anthropic.claude-…`. */
const crossRegion = /^(global|us-gov|us|eu|apac|ap|jp|au|ca|sa|uk|me|af|il|mx)\.(?=[a-z0-9]+\.)/;

/** The region before a maker, the maker before a name: `us.anthropic.claude-…`, `meta-llama/llama-…`. */
export interface SplitName {
  region: string | null;
  /** Id of the maker; null where the name begins with none that we know. */
  maker: string | null;
  name: string;
}

/** Splits region and maker from an id. */
export function splitName(id: string): SplitName {
  const region = crossRegion.exec(id)?.[1] ?? null;
  const rest = region === null ? id : id.slice(region.length + 1);
  const [, word = "", name = ""] = /^([\w-]+)[./](.+)$/.exec(rest) ?? [];
  const maker = /^[a-z]/i.test(name) ? makerOfNamespace(word) : null;
  return maker === null ? { region, maker, name: rest } : { region, maker, name };
}

/** The path in which a platform keeps a model: `@cf/meta/llama-…`, `accounts/fireworks/models/…`. */
const platformPath = /^(@[ch]f|accounts\/[\w-]+\/(models|routers)|publishers\/[\w-]+\/models|models)\//;

/** What platforms add to a name without making another model of it: `-v1:0` of Bedrock, `-v2` and `-maas` of Vertex. */
const platformRevisions = /(?<=\d.*)-v[1-9]\d*:\d+$|-v[1-9]\d*(?=@\d{8}$)|-maas$/;

/**
 * The key of an id as it is written: case, punctuation, the maker in front and the form of a date make no difference.
 * `claude-3.5-sonnet@20240620` and `anthropic/claude-3-5-sonnet-2024-06-20` have the same.
 */
export function writtenKey(id: string): string {
  return dashed(nameOf(plain(id)));
}

/** The same without what the platform added: equal for `anthropic.claude-opus-4-20250514-v1:0` and the maker's own id. */
export function sharedKey(id: string): string {
  return dashed(nameOf(plain(id)).replace(platformRevisions, ""));
}

/** A record's id with its version, as it may be written in one: `gpt-4o@2024-05-13`. */
export function fullName({ model, version }: ModelName): string {
  return version === null || isRepeated(version, model) ? model : `${model}@${version}`;
}

/** The key that a model has at every provider; a plain number of a version (`1`, `001`) is the platform's own. */
export function identityKey(record: ModelName): string {
  const isPlain = record.version !== null && /^(\d{1,3}|\d\.0)$/.test(record.version);
  return sharedKey(isPlain ? record.model : fullName(record));
}

/** What tells versions of a model apart at the end of a key: a date, a month, a number. */
const versionMark = /-(20\d{6}|20\d\d-\d\d|\d\d-20\d\d|\d\d-\d\d|\d{4}(-preview)?|0\d\d|latest|v\d+(-\d+)?)$/;

/** The key of the model that a version belongs to: `gpt-4o` for `gpt-4o-2024-05-13`, and for itself. */
export function familyKey(key: string): string {
  const shorter = key.replace(versionMark, "");
  return shorter === key ? key : familyKey(shorter);
}

/** Whether a version is in the id already, as `25.01` is in `codestral-2501`. */
function isRepeated(version: string, model: string): boolean {
  if (model.endsWith(version) && /[^\p{L}\p{N}]$/u.test(model.slice(0, -version.length))) return true;
  const digits = version.replace(/\D/g, "");
  const isShort = digits.length < 3 || /[a-z]/i.test(version);
  return !isShort && (model.match(/\d+/g) ?? []).some((run) => run.length >= 4 && run.startsWith(digits));
}

/** Without the maker in front, also where it is joined by a dash: `Cohere-command-r`, `AI21-Jamba`. */
function nameOf(id: string): string {
  const { name } = splitName(id);
  const [, word = "", rest = ""] = /^([a-z0-9]+)[- ](.+)$/.exec(name) ?? [];
  const maker = makerOfNamespace(word);
  return maker !== null && makerOfName(rest) === maker ? rest : name;
}

/** No id is longer; a hostile one has to be. */
const longest = 200;

function plain(id: string): string {
  return id
    .slice(0, longest)
    .normalize("NFKC")
    .toLowerCase()
    .trim()
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(platformPath, "");
}

function dashed(name: string): string {
  return name
    .replace(/(?<=-v\d+):0$/, "")
    .replace(/\+/g, "-plus ")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .replace(/(?<=-)(20\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?=-|$)/, "$1$2$3")
    .replace(/^gpt-35-/, "gpt-3-5-");
}
