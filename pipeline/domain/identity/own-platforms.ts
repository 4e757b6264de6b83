/** The same model at several providers, those of its maker first. */
import { byParts } from "../order.ts";
import type { ModelRecord } from "../schema.ts";
import { splitName } from "./id-keys.ts";
import { makerOfName, platformsOfMaker } from "./makers.ts";

/** The id of the maker of a record, as its own id tells; null where it tells none. */
export function makerOf({ model }: Pick<ModelRecord, "model">): string | null {
  const { maker, name } = splitName(model.toLowerCase());
  return maker ?? makerOfName(name);
}

/** Sorted: the maker's own platforms first, then by id. */
export function ownFirst<R extends Pick<ModelRecord, "id" | "provider">>(
  records: readonly R[],
  maker: string | null,
): R[] {
  const own = platformsOfMaker(maker);
  const rank = ({ provider }: R) => (own.includes(provider) ? own.indexOf(provider) : own.length);
  return [...records].sort((a, b) => byParts([rank(a), a.id], [rank(b), b.id]));
}
