/** `status` for models.dev, as a JSON merge patch (RFC 7396) for its `api.json`. */
import { fullName } from "../../domain/identity/id-keys.ts";
import type { ExportData, ExportedModel } from "../export-data.ts";
import { namingOf } from "./other-catalogues.ts";

type Patch = Record<string, { models: Record<string, { status: "deprecated" }> }>;

/** Provider of models.dev → its models that are deprecated, retired, or have a fixed retirement date, for all users. */
export function modelsDevPatch({ models }: ExportData): Patch {
  const patch: Patch = {};
  for (const model of models) {
    const { provider, model: id } = model.record;
    const name = namingOf(provider).modelsDev;
    // An id with a version apart is not the one that is sent.
    if (name === undefined || fullName(model.record) !== id || /\s/.test(id)) continue;
    if (!isDeprecated(model)) continue;
    patch[name] ??= { models: {} };
    patch[name].models[id] = { status: "deprecated" };
  }
  return patch;
}

function isDeprecated({ record, answer: { stage, scopes, age } }: ExportedModel): boolean {
  const isGoing = ["deprecated", "ending", "retired"];
  const isForAll = scopes.every((scope) => scope.stage !== null && isGoing.includes(scope.stage));
  return (
    record.kind === "model" &&
    record.stageScope === undefined &&
    age.held === null &&
    stage !== null &&
    isGoing.includes(stage) &&
    isForAll
  );
}
