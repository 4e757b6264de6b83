/** The addresses of a model: its own, and those it had before its provider renamed it. */
import { formerIdsOf } from "../../../pipeline/domain/former-ids.ts";
import { modelPath } from "../../../pipeline/domain/paths.ts";
import { providerOf } from "../../../pipeline/domain/record-id.ts";
import { slugOf } from "../../../pipeline/domain/record-slug.ts";
import type { ModelRecord } from "../../../pipeline/domain/schema.ts";
import type { Model } from "../almanac/almanac.ts";

/** Its slug, then those of its former ids: what is kept at a former address is what is at its own. */
export function slugsOf({ slug, formerSlugs }: Pick<Model, "slug" | "formerSlugs">): string[] {
  return [slug, ...formerSlugs];
}

/** The paths of pages that only lead to the page of a renamed model. */
export function formerPaths(records: readonly ModelRecord[]): string[] {
  return [...formerIdsOf(records).keys()].map((id) => modelPath(providerOf(id), slugOf(id, providerOf(id))));
}
