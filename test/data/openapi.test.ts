// The description of the API is OpenAPI 3.1, as the OpenAPI Initiative's own schema has it.
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { buildAlmanac } from "../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../src/lib/almanac/load-dataset.ts";
import { openApi } from "../../src/lib/api/openapi.ts";
import { repositoryRoot } from "../support/repository.ts";

const almanac = buildAlmanac(loadDataset(repositoryRoot), "2026-11-21");
const described = openApi(almanac, (path) => `https://example.com${path}`);
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

it("fits the schema of OpenAPI 3.1", async () => {
  const validator = new Validator();
  expect(await validator.validate(plain(described))).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
});

it("would not, if an operation said nothing of its answers", async () => {
  const paths = described.paths as Record<string, { get: { responses: unknown } }>;
  const [path = ""] = Object.keys(paths);
  const broken = { ...described, paths: { [path]: { get: { ...paths[path]?.get, responses: [] } } } };
  expect(await new Validator().validate(plain(broken))).toMatchObject({ valid: false });
});
