/** The feed that covers a model. A model without news has none of its own: an empty feed would be polled for nothing. */
import { hasNews } from "../../../pipeline/domain/net-change.ts";
import { modelFeed, providerFeed } from "../../../pipeline/domain/paths.ts";
import type { Model } from "../almanac/almanac.ts";

/** Whether anything about the model was ever announced. */
export function hasOwnFeed({ changes }: Pick<Model, "changes">): boolean {
  return hasNews(changes);
}

/** The folder of the feed in which the next change of the model will appear: its own, else that of its provider. */
export function feedFor(model: Pick<Model, "changes" | "provider" | "slug">): string {
  return hasOwnFeed(model) ? modelFeed(model) : providerFeed(model.provider.id);
}
