import { expect, test } from "vitest";
import { run } from "../../pipeline/cli/program.ts";
import { fakeExtractor } from "../support/pages.ts";
import { project, root, sourceYaml } from "../support/project.ts";

const annotations =
  "- { page: models, block: abc, by: me, on: 2026-01-01, facts: [{ models: [m], stage: retired }] }\n";

/** How many annotations the extractor is given for a page. */
async function annotationsUsed(...options: string[]): Promise<number> {
  const files = {
    "sources/acme/source.yaml": sourceYaml("acme", "models"),
    "sources/acme/annotations.yaml": annotations,
  };
  const effects = project(files);
  effects.files.set("/page.md", "m | active");
  let used = -1;
  const extractor = {
    ...fakeExtractor,
    extractPage: (...[text, input]: Parameters<typeof fakeExtractor.extractPage>) => {
      used = input.annotations?.length ?? 0;
      return fakeExtractor.extractPage(text, input);
    },
  };
  const args = ["--root", root, "extract", "/page.md", "--provider", "acme", ...options];
  expect(await run(args, effects, async () => extractor)).toBe(0);
  return used;
}

test("annotations are used unless --no-annotations, or --no-readings as it was called before, leaves them out", async () => {
  expect(await annotationsUsed()).toBe(1);
  expect(await annotationsUsed("--no-annotations")).toBe(0);
  expect(await annotationsUsed("--no-readings")).toBe(0);
});
