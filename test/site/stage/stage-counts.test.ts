import { expect, test } from "vitest";
import { stageTerms, termFor } from "../../../src/lib/provider/stage-terms.ts";
import { countStages, countStagesByProvider } from "../../../src/lib/stage/stage-counts.ts";
import { acme, recordOf } from "../../support/dataset.ts";

test("stages are counted in their order, by provider, those without models left out", () => {
  const providers = ["Acme", "Zeta"].map((name) => ({ name, path: `/providers/${name}/` }));
  const [only, ...others] = countStagesByProvider(providers, [
    { provider: "Acme", stage: "retired" },
    { provider: "Acme", stage: null },
  ]);
  expect([only?.name, only?.total, others]).toEqual(["Acme", 2, []]);
  expect(only?.stages.filter(({ models }) => models > 0)).toEqual([
    { stage: "retired", models: 1 },
    { stage: null, models: 1 },
  ]);
  expect(countStages([])).toHaveLength(7);
});

test("a provider's term is given where it differs from ours", () => {
  const provider = acme([recordOf("a", { stage: "active" }), recordOf("b", { stage: "legacy" })]);
  provider.definition.stages = { active: "Generally Available", legacy: "Legacy" };
  expect(provider.models.map(termFor)).toEqual(["Generally Available", null]);
  expect(stageTerms(provider).find(({ stage }) => stage === "preview")?.term).toBeNull();
});
