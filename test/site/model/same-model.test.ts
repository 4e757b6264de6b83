import { describe, expect, it } from "vitest";
import { atOtherProviders } from "../../../src/lib/model/same-model.ts";
import { almanacOf, recordOf } from "../../support/dataset.ts";

describe("the same model at other providers", () => {
  const almanac = almanacOf([
    recordOf("anthropic.claude-3-opus-20240229-v1:0"),
    recordOf("claude-3-opus-20240229", { provider: "zeta" }),
    recordOf("gpt-4o", { version: "2024-05-13" }),
    recordOf("gpt-4o-2024-05-13", { provider: "zeta" }),
    recordOf("gpt-4o", { provider: "zeta" }),
    recordOf("gpt-4.1", { provider: "zeta" }),
    recordOf("gpt-4", { version: "0613" }),
    recordOf("gpt-4", { provider: "zeta" }),
    recordOf("gpt-4-0613", { provider: "zeta" }),
    recordOf("1", {}),
  ]);
  const others = (id: string) => {
    const model = almanac.model(id);
    return model && atOtherProviders(model, almanac).map((other) => other.id);
  };

  it("is found behind a vendor prefix and a provider's revision", () => {
    expect(others("acme/anthropic.claude-3-opus-20240229-v1:0")).toEqual(["zeta/claude-3-opus-20240229"]);
  });
  it("is found where one provider gives the version separately, and never taken for its alias", () => {
    expect(others("acme/gpt-4o@2024-05-13")).toEqual(["zeta/gpt-4o-2024-05-13"]);
  });
  it("is not the model without a version of four digits", () => {
    expect(others("acme/gpt-4@0613")).toEqual(["zeta/gpt-4-0613"]);
    expect(others("zeta/gpt-4")).toEqual([]);
  });
  it("is not matched by the part after a dot", () => {
    expect(others("zeta/gpt-4.1")).toEqual([]);
  });
});
