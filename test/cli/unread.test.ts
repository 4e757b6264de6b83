// What waits for a person, and that the printed entries are what annotations.yaml takes.
import { describe, expect, it } from "vitest";
import { run } from "../../pipeline/cli/program.ts";
import { type Memory, memoryEffects } from "../support/memory.ts";
import { root, sourceYaml } from "../support/project.ts";
import { repository } from "../support/repository.ts";

const snapshot = (day: string, ...lines: string[]) =>
  `---\nurl: https://acme.example/models\nretrieved: ${day}\nsha256: ${"a".repeat(64)}\nformat: markdown\n---\n\n${lines.join("\n")}\n`;
const table = ["| Model ID | Version | Retirement date |", "| --- | --- | --- |"];
const mark = "unread 0123456789abcdef";
const passage = "- Unread: fdf89e59f77f50f6 (1 dates, 5 models).";

function started(annotations = ""): Memory {
  return memoryEffects({
    [`${root}/sources/acme/source.yaml`]: sourceYaml("acme", "models", "news"),
    [`${root}/sources/zeta/source.yaml`]: sourceYaml("zeta", "models"),
    ...(annotations === "" ? {} : { [`${root}/sources/acme/annotations.yaml`]: annotations }),
    [`${root}/sources/acme/models/2026-01-01.md`]: snapshot(
      "2026-01-01",
      "- Unread: aaaaaaaaaaaaaaaa (1 dates, 1 models).",
    ),
    [`${root}/sources/acme/models/2026-02-01.md`]: snapshot(
      "2026-02-01",
      ...[
        "# Models",
        "",
        "## Older",
        "",
        passage,
        "",
        ...table,
        `| \`a-1\` | 7 | ${mark} |`,
        "| `b-1` | 2 | 2026-05-01 |",
      ],
    ),
  });
}

async function unread(effects: Memory, ...args: string[]) {
  effects.printed.length = 0;
  effects.errors.length = 0;
  const code = await run(["--root", root, "unread", ...args], effects, async () => repository.extractor);
  return { code, out: effects.printed.join("\n"), err: effects.errors.join("\n") };
}

/** The entries of the output, as annotations.yaml would have them. */
const entriesIn = (out: string) =>
  out
    .split("\n")
    .flatMap((line) => (/^ {4}/.test(line) ? [line.slice(4)] : []))
    .join("\n");

describe("unread", () => {
  it("lists the passages and cells of the latest snapshots, with where, how much and how to see them", async () => {
    const { code, out, err } = await unread(started());
    expect(code).toBe(0);
    expect(out).toContain("acme/models, in sources/acme/models/2026-02-01.md:");
    expect(out).toContain("almanac extract https://example.com/models --provider acme --page models");
    expect(out).toContain('line 12: a passage under "Older" that mentions 5 models and 1 date');
    expect(out).toContain(
      'line 16: cell left out: column "Retirement date": left unread, under "Older": unread 0123456789abcdef',
    );
    expect(out).not.toContain("aaaaaaaaaaaaaaaa");
    expect(err).toBe("2 unread passages and cells, 0 annotations to remove");
  });

  it("prints entries that are refused until they are filled in, and then are taken", async () => {
    const { out } = await unread(started());
    const entries = entriesIn(out);
    expect(entries).toContain("- models: [a-1@7]");
    expect((await unread(started(entries))).err).toMatch(/by: .*filled in/);
    const filled = entries.replaceAll("<your name>", "A. Person").replaceAll("<YYYY-MM-DD>", "2026-06-01");
    expect((await unread(started(filled))).err).toMatch(/models\S*: .*filled in/);
    const { err } = await unread(started(filled.replaceAll("<model>", "c-1")));
    expect(err).toBe("0 unread passages and cells, 0 annotations to remove");
  });

  it("names annotations that no snapshot needs, but not one that an earlier snapshot needs", async () => {
    const entry = (block: string) =>
      `- { page: models, block: ${block}, by: x, on: 2026-01-01, facts: [{ models: [b-1], events: [{ event: retired, date: 2026-05-01 }] }] }`;
    const gone = entry("bbbbbbbbbbbbbbbb").replace("2026-05-01", "2026-05-02");
    const { out, err } = await unread(started([entry("aaaaaaaaaaaaaaaa"), entry("cccccccccccccccc"), gone].join("\n")));
    expect(out).not.toContain("block aaaaaaaaaaaaaaaa");
    expect(out).toContain("annotations.yaml: remove block cccccccccccccccc of models: the rules now read its facts");
    expect(out).toContain(
      "annotations.yaml: remove block bbbbbbbbbbbbbbbb of models: no snapshot has this passage any more",
    );
    expect(err).toContain("2 annotations to remove");
  });

  it("takes one provider, and prints JSON with the same entries", async () => {
    const { out, code } = await unread(started(), "acme", "--json");
    const { unread: items, annotations } = JSON.parse(out);
    expect([code, items.length, annotations]).toEqual([0, 2, []]);
    expect(items[0]).toMatchObject({
      provider: "acme",
      page: "models",
      kind: "passage",
      line: 12,
      section: ["Older"],
      models: 5,
      dates: 1,
      hash: "fdf89e59f77f50f6",
      entry: expect.stringContaining("block: fdf89e59f77f50f6"),
    });
    expect(items[1]).toMatchObject({ kind: "cell", line: 16, names: ["a-1@7"], section: ["Older"] });
  });

  it("succeeds with nothing to list, and fails for a provider that there is none of", async () => {
    const nothing = await unread(started(), "zeta");
    expect(nothing).toEqual({ code: 0, out: "", err: "0 unread passages and cells, 0 annotations to remove" });
    const unknown = await unread(started(), "acne");
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('"acne"')]);
  });
});
