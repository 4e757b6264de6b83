/** What a token is by itself, without what stands around it. */
import { splitName } from "../domain/identity/id-keys.ts";
import type { Identified, Resolution } from "../domain/identity/resolve-id.ts";
import { strengthOf } from "./common-words.ts";
import type { Scanner } from "./compile.ts";
import { shapeOf } from "./shapes.ts";
import type { TokenMatch } from "./token-match.ts";

const cacheSize = 20_000;

/** The id in a token; null where there is none. */
export function matchToken(token: string, scanner: Scanner): TokenMatch | null {
  const known = scanner.matches.get(token);
  if (known !== undefined) return known;
  const match = constantIn(token, scanner) ?? idIn(token, scanner);
  if (scanner.matches.size >= cacheSize) scanner.matches.clear();
  scanner.matches.set(token, match);
  return match;
}

/** No id has more parts; in a longer path only the last ones are looked at. */
const mostParts = 8;
const isPathKey = /(?:^|[/.:])(?:models|engines|deployments|foundation-model|inference-profile|registries)[/]$/i;
/** What Google's APIs put behind a model. */
const method = /:(?:stream|batch|count|generate|embed|raw|server|predict|async|compute|bidi)[A-Za-z]*$/;
/** Models on one's own machine have no dates. */
const isLocal = /^(?:ollama|ollama_chat|lm_studio|llamafile|hosted_vllm|vllm)[/:]/i;
const isFilePath = /^(?:\.{0,2}\/|~|@\/|\w+:\/\/|[a-z]:\/|(?:www|docs)\.)/i;

function idIn(token: string, scanner: Scanner): TokenMatch | null {
  let unknown: TokenMatch | null = null;
  const starts = [0, ...[...token.matchAll(/[/:]/g)].map(({ index }) => index + 1)].slice(-mostParts);
  for (const from of starts) {
    const before = token.slice(0, from);
    const isKeyed = isPathKey.test(before);
    if (isFilePath.test(token) && !isKeyed) continue;
    for (const to of endsOf(token, from, isKeyed)) {
      const match = matchAt(token, from, to, isKeyed, scanner);
      // With a route that we know, the rest is not for another platform.
      if (match && (match.shape === null || match.isRouted)) return match;
      unknown ??= match;
    }
  }
  return unknown;
}

/** The ends that an id may have: that of the token, and behind `models/` that of the part. */
function endsOf(token: string, from: number, isKeyed: boolean): number[] {
  const part = isKeyed ? token.slice(from).search(/[/:]/) : -1;
  return part < 0 ? [token.length] : [token.length, from + part];
}

function matchAt(token: string, from: number, to: number, isKeyed: boolean, scanner: Scanner): TokenMatch | null {
  const id = token.slice(from, to).replace(method, "");
  if (isLocal.test(token) || !/^[@a-z]/i.test(id) || /[-_+@]$/.test(id.replace(/\+$/, ""))) return null;
  const resolution = scanner.resolve(id);
  const name = nameOf(resolution.written.name);
  const shape = resolution.found === "none" ? shapeOf(name, scanner.shapes) : null;
  if (resolution.found === "none" && shape === null) return null;
  const records = recordsOf(resolution);
  // An underscore is the mark of a variable, unless the id has it.
  if (name.includes("_") && !records.some(({ model }) => model.includes("_"))) return null;
  const isRouted = isKeyed || (resolution.written.hasPlatform && from === 0);
  return {
    from,
    to: from + id.length,
    resolution,
    shape,
    strength: strengthOf(name),
    isCased: !/[A-Z]/.test(name) || (shape !== null && isRouted) || records.some((record) => isSpelled(name, record)),
    isRouted,
    isKeyed,
    needsKey: !isKeyed && ((from > 0 && token[from - 1] === "/") || isForeign(id, resolution)),
    isConstant: false,
  };
}

/** `Model.CLAUDE_3_OPUS_20240229`, `ChatModel::GPT_4_TURBO`. */
function constantIn(token: string, scanner: Scanner): TokenMatch | null {
  const [, owner = "", constant = ""] = /^(.*(?:\.|::))([A-Z][A-Z0-9_]*_[A-Z0-9_]*\d[A-Z0-9_]*)$/.exec(token) ?? [];
  if (constant === "") return null;
  const name = constant.toLowerCase().replaceAll("_", "-");
  const resolution = scanner.resolve(name);
  if (resolution.found === "none") return null;
  const plain = {
    shape: null,
    strength: strengthOf(name),
    isCased: true,
    isRouted: true,
    isKeyed: false,
    needsKey: false,
  };
  return { from: owner.length, to: token.length, resolution, ...plain, isConstant: true };
}

/** Whether the id has a path in front that says nothing: `acme/gpt-4` may be an image of a container. */
function isForeign(id: string, { found, written }: Resolution<Identified>): boolean {
  return found === "none" && id.includes("/") && !written.hasPlatform;
}

/** The name alone, without path and maker. */
function nameOf(written: string): string {
  const { name } = splitName(written);
  return name.slice(name.lastIndexOf("/") + 1);
}

/** The records that were found. */
export function recordsOf(resolution: Resolution<Identified>): readonly Identified[] {
  if (resolution.found === "none") return [];
  return resolution.found === "one" ? [resolution.record] : resolution.records;
}

function isSpelled(name: string, { model, aliases = [] }: Identified): boolean {
  return [model, ...aliases.map((alias) => alias.model)].some((id) => id.endsWith(name));
}
