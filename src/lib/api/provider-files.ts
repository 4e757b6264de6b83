/** Providers in the API. */
import type { z } from "zod";
import { providerAge } from "../../../pipeline/domain/answer-age.ts";
import { type Address, providerApi } from "../../../pipeline/domain/paths.ts";
import { retirementsAhead } from "../../../pipeline/domain/retirements.ts";
import type { Almanac, Provider } from "../almanac/almanac.ts";
import { ageFields, factsOf } from "./model-files.ts";
import type { providerDetail, providerList } from "./shapes.ts";

/** All providers, sorted by name. */
export function listProviders(almanac: Almanac, address: Address): z.infer<typeof providerList> {
  const retirements = Map.groupBy(retirementsAhead(almanac.models, almanac.day, 365), ({ model }) => model.provider.id);
  const providers = almanac.providers.map(({ id, name, path, models, pages }) => ({
    id,
    name,
    models: models.length,
    retirements: retirements.get(id)?.length ?? 0,
    ...ageFields(providerAge(pages, almanac.day)),
    url: address(path),
    api: address(providerApi(id)),
  }));
  return { day: almanac.day, providers };
}

/** A provider with its notice policy, the status of its pages, and the facts about all its models. */
export function detailOf(
  { id, name, path, definition, checks, models }: Provider,
  { day }: Almanac,
  address: Address,
): z.infer<typeof providerDetail> {
  const { links, stages, policy } = definition;
  return {
    day,
    id,
    name,
    url: address(path),
    links,
    stages,
    policy,
    pages: checks.map(
      ({ provider: _id, warnings: _warnings, unread: _unread, answeredBy: _by, validators: _validators, ...check }) =>
        check,
    ),
    models: models.map((model) => factsOf(model, address)),
  };
}
