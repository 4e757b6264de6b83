import { describe, expect, it } from "vitest";
import { parseSnapshot, sameBody, snapshotText } from "../../pipeline/storage/snapshot.ts";
import { loadSources } from "../../pipeline/storage/sources.ts";
import { project, root, sourceYaml } from "../support/project.ts";

const definition = { "sources/acme/source.yaml": sourceYaml("acme", "models") };

describe("loading sources", () => {
  it("gives every page its snapshots, oldest first", () => {
    const effects = project(definition, { "acme/models/2026-02-01": "", "acme/models/2025-12-31": "" });
    const [source] = loadSources(effects, root).list;
    expect(source?.snapshots.get("models")?.map(({ day, file }) => [day, file])).toEqual([
      ["2025-12-31", "sources/acme/models/2025-12-31.md"],
      ["2026-02-01", "sources/acme/models/2026-02-01.md"],
    ]);
  });

  it("warns of what nothing reads", () => {
    const effects = project({
      ...definition,
      "sources/notes.txt": "",
      "sources/empty/x": "",
      "sources/acme/old/2026-01-01.md": "",
      "sources/README.md": "",
    });
    effects.files.set(`${root}/sources/acme/models/2026-02-31.md`, "");
    effects.files.set(`${root}/sources/acme/models/draft.md`, "");
    expect(loadSources(effects, root).warnings).toEqual([
      "sources/acme/models/2026-02-31.md: ignored, snapshots are named YYYY-MM-DD.md",
      "sources/acme/models/draft.md: ignored, snapshots are named YYYY-MM-DD.md",
      "sources/acme/old/: no such page in source.yaml, ignored",
      "sources/empty: folder without source.yaml, ignored",
      "sources/notes.txt: not a known file, ignored",
    ]);
  });

  it("names file and field of everything that is wrong, one line each", () => {
    const effects = project({
      "sources/acme/source.yaml": `${sourceYaml("acme", "models")}surprise: 1\n`.replace(
        "https://example.com/models",
        "http://x",
      ),
      "sources/bad/source.yaml": "id: [",
      "sources/other/source.yaml": sourceYaml("another", "models", "models"),
    });
    const message = (() => {
      try {
        return loadSources(effects, root) && "";
      } catch (error) {
        return (error as Error).message;
      }
    })();
    const lines = message.split("\n");
    expect(lines).toContain("sources/acme/source.yaml: pages[0].url: Invalid URL");
    expect(lines).toContain('sources/acme/source.yaml: Unrecognized key: "surprise"');
    expect(lines.filter((line) => line.startsWith("sources/bad/source.yaml: "))).toHaveLength(1);
    expect(lines).toContain('sources/other/source.yaml: pages: two pages have the id "models"');
    expect(lines).toContain('sources/other/source.yaml: id: "another" has to be the name of the folder, "other"');
  });

  it("takes annotations only for pages there are", () => {
    const annotation = "- page: news\n  block: abc\n  by: me\n  on: 2026-01-01\n  facts:\n    - models: [m]\n";
    const effects = project({ ...definition, "sources/acme/annotations.yaml": annotation });
    expect(() => loadSources(effects, root)).toThrow(
      'sources/acme/annotations.yaml: [0].page: source.yaml has no page "news"',
    );
    effects.files.set(`${root}/sources/acme/readings.yaml`, "[]");
    expect(() => loadSources(effects, root)).toThrow("now called annotations.yaml");
    effects.files.delete(`${root}/sources/acme/readings.yaml`);
    effects.files.set(`${root}/sources/acme/annotations.yaml`, annotation.replace("news", "models"));
    expect(loadSources(effects, root).list[0]?.annotations[0]?.facts[0]?.models).toEqual(["m"]);
  });
});

describe("a snapshot file", () => {
  const head = {
    url: "https://example.com/a",
    retrieved: "2026-03-06",
    sha256: "1".repeat(64),
    format: "html" as const,
  };

  it("reads back as it was written", () => {
    const text = snapshotText({ ...head, note: "from a copy: yes" }, "\n# A\n\n---\nx\n\n\n");
    expect(text.startsWith("---\nurl: https://example.com/a\nretrieved: 2026-03-06\nsha256: ")).toBe(true);
    expect(parseSnapshot(text, "f")).toEqual({ head: { ...head, note: "from a copy: yes" }, body: "# A\n\n---\nx\n" });
    expect(parseSnapshot(text.replaceAll("\n", "\r\n"), "f").body).toBe("# A\n\n---\nx\n");
    expect(sameBody("# A\n", "\n# A\n\n")).toBe(true);
  });

  it("names what is wrong with it", () => {
    expect(() => parseSnapshot("# A", "f.md")).toThrow("f.md: no front matter between two lines of ---");
    expect(() => parseSnapshot("---\nurl: https://example.com\n---\n", "f.md")).toThrow(/^f\.md: retrieved: /m);
  });
});
