// `almanac export`: which files it writes, and where.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { almanac, project, root, sourceYaml } from "../support/project.ts";

const started = async () => {
  const effects = project(
    { "sources/acme/source.yaml": sourceYaml("acme", "models") },
    {
      "acme/models/2026-01-01": "a | active | retired=2026-12-01\n",
      "acme/models/2026-02-01": "a | active | retired=2026-12-15\n",
    },
  );
  await almanac(effects, "rebuild");
  return effects;
};
const written = (files: ReadonlyMap<string, string | Uint8Array>) =>
  [...files].flatMap(([path, content]) =>
    path.startsWith("/out/") ? [[path.slice(5), Buffer.from(content)] as const] : [],
  );

describe("export", () => {
  it("writes the files of the formats that are named, with their checksums", async () => {
    const effects = await started();
    const { code, out } = await almanac(effects, "export", "csv", "litellm", "--to", "/out");
    const files = written(effects.files);
    expect([code, out.split("\n").at(-1)]).toEqual([0, "14 files in /out, as of 2026-11-21"]);
    expect(files.map(([path]) => path)).toEqual(
      expect.arrayContaining([
        "csv/models.csv",
        "csv/datapackage.json",
        "litellm-deprecation-dates.json",
        "SHA256SUMS.txt",
      ]),
    );
    const sums = files.find(([path]) => path === "SHA256SUMS.txt")?.[1].toString() ?? "";
    const others = files.filter(([path]) => path !== "SHA256SUMS.txt");
    const expected = others.map(([path, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${path}`);
    expect(sums.trim().split("\n").sort()).toEqual(expected.sort());
  });

  it("writes all of them, as known on a day", async () => {
    const effects = await started();
    const { code } = await almanac(effects, "export", "all", "--to", "/out", "--on", "2026-01-15");
    const lines =
      written(effects.files)
        .find(([path]) => path === "models.jsonl")?.[1]
        .toString() ?? "";
    expect(code).toBe(0);
    expect(JSON.parse(lines)).toMatchObject({ id: "acme/a", day: "2026-01-15", events: [{ date: "2026-12-01" }] });
  });

  it("says which formats there are", async () => {
    const effects = await started();
    const { code, err } = await almanac(effects, "export", "xls", "--to", `${root}/out`);
    expect(code).toBe(1);
    expect(err).toContain("json, csv, jsonl, sqlite, parquet, model-eol, litellm, models-dev");
  });
});
