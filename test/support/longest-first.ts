/** The order of test files: those that take long first, so that none of them is under way alone at the end. */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The longest of the pipeline, during which the sites are built; then the site's; then the others, large files first. */
const longest = ["storage/kill", "ingest/soak", "project/workflow-runs"];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId, project }: TestSpecification): number {
  const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  if (at >= 0) return at;
  return longest.length + (project.name === "site" ? 0 : 1);
}
