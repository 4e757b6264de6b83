/** Where each answer of the API stands: paths from the root of the site. */
import type { Model } from "../almanac.ts";

export const apiRoot = "/api/v1";

/** Gives the whole address of a path of ours; see `address` in site.ts. */
export type Address = (path: string) => string;

/** What follows the folder in every path of a model: `openai/gpt-4o`. */
export const modelKey = ({ provider, slug }: Model) => `${provider.id}/${slug}`;
export const modelApi = (model: Model) => `${apiRoot}/models/${modelKey(model)}.json`;
export const badgeApi = (model: Model) => `${apiRoot}/badge/${modelKey(model)}.json`;
export const providerApi = (id: string) => `${apiRoot}/providers/${id}.json`;
export const monthApi = (month: string) => `${apiRoot}/changes/${month}.json`;
export const schemaApi = (name: string) => `${apiRoot}/schema/${name}.schema.json`;
