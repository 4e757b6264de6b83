/** The models of a provider by what is to be done about them: what ends first, what is retired last. */
import { byParts } from "../../../pipeline/domain/order.ts";
import { parsePartialDate } from "../../../pipeline/domain/partial-date.ts";
import type { Model } from "../almanac/almanac.ts";

/** In the order in which they are shown. */
const groupNames = ["ending", "unconfirmed", "may-end", "active", "delisted", "retired"] as const;
export type ModelGroupName = (typeof groupNames)[number];

export const groupTitle: Record<ModelGroupName, string> = {
  ending: "Ending: fixed retirement date ahead",
  unconfirmed: "Retirement date passed, not confirmed",
  "may-end": "May be retired: earliest or tentative date, deprecated or legacy",
  active: "No retirement announced",
  delisted: "No longer listed",
  retired: "Retired",
};

export interface ModelGroup {
  name: ModelGroupName;
  models: readonly Model[];
}

/** The groups that have models; in each the soonest date comes first, of retired models the latest, those without last. */
export function modelGroups(models: readonly Model[]): ModelGroup[] {
  const byName = Map.groupBy(models, groupOf);
  return groupNames.flatMap((name) => {
    const own = byName.get(name);
    return own ? [{ name, models: sorted(own, name === "retired" || name === "delisted") }] : [];
  });
}

/** The group of a model; where its dates differ by scope, the most urgent of them counts. */
export function groupOf({ stage, scopes, record }: Pick<Model, "stage" | "scopes" | "record">): ModelGroupName {
  const kinds = new Set(scopes.map(({ outlook }) => outlook.kind));
  if (stage === "retired") return "retired";
  if (!record.listed) return "delisted";
  if (kinds.has("retires-on")) return "ending";
  const isPast = scopes.some(
    ({ outlook: { kind, bound } }) => kind === "was-scheduled" || (kind === "passed-unconfirmed" && bound === "on"),
  );
  if (isPast) return "unconfirmed";
  const isSoft = kinds.has("may-retire-from") || kinds.has("passed-unconfirmed");
  return isSoft || kinds.has("retired") || stage === "deprecated" || stage === "legacy" ? "may-end" : "active";
}

/** The date that decides the place of a model: the first that is not over, else the last. Null where there is none. */
export function decisiveDate({ scopes }: Pick<Model, "scopes">): string | null {
  const dated = scopes.filter(({ outlook }) => outlook.date !== null);
  const open = dated.find(({ outlook: { kind } }) => kind === "retires-on" || kind === "may-retire-from");
  return (open ?? dated.at(-1))?.outlook.date ?? null;
}

function sorted(models: readonly Model[], isLatestFirst: boolean): Model[] {
  const key = (model: Model) => {
    const date = decisiveDate(model);
    return date === null ? null : parsePartialDate(date).last;
  };
  return [...models].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byParts([a.id], [b.id]);
    return (isLatestFirst ? byParts([y], [x]) : byParts([x], [y])) || byParts([a.id], [b.id]);
  });
}
