import { describe, expect, it } from "vitest";
import { lookUp } from "../../../src/lib/api/lookup.ts";
import { detailOf } from "../../../src/lib/api/model-files.ts";
import { lookup, modelDetail } from "../../../src/lib/api/shapes.ts";
import { almanacOf, recordOf } from "../../support/dataset.ts";

const also = (...ids: string[]) => ({ aliases: ids.map((model) => ({ model, evidence: 0 })) });
const almanac = almanacOf([
  recordOf("m-1", also("m-latest", "m-0")),
  recordOf("m-2", also("m-latest", "m-3")),
  recordOf("m-3"),
  recordOf("m-3", { provider: "zeta" }),
]);
const index = lookup.parse(lookUp(almanac));

describe("lookup.json", () => {
  it("has aliases apart from models, and none that is a model itself", () => {
    expect(index.aliases).toEqual({ "acme/m-0": ["acme/m-1"], "acme/m-latest": ["acme/m-1", "acme/m-2"] });
    expect(Object.keys(index.models)).toEqual(["acme/m-1", "acme/m-2", "acme/m-3", "zeta/m-3"]);
  });

  it("names the same model at other providers", () => {
    expect(index.elsewhere).toEqual({ "acme/m-3": ["zeta/m-3"], "zeta/m-3": ["acme/m-3"] });
  });
});

it("a model's own file links to the same model at other providers", () => {
  const model = almanac.model("acme/m-3");
  const { elsewhere } = modelDetail.parse(model && detailOf(model, almanac, (path) => `https://site.example${path}`));
  expect(elsewhere).toEqual([
    {
      id: "zeta/m-3",
      url: "https://site.example/models/zeta/m-3/",
      api: "https://site.example/api/v1/models/zeta/m-3.json",
    },
  ]);
});
