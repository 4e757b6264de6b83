// Five repositories in the shapes of real ones: what is found in each, what is missed, and what is false.
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { scan } from "../../pipeline/check/scan.ts";
import { snippetIndex } from "../support/check-snippets.ts";
import { filesBelow, textOf } from "../support/repository.ts";

const folder = "test/fixtures/check/repos/";
const repositories = filesBelow(folder.slice(0, -1))
  .filter((file) => file.endsWith("/expected.txt"))
  .map(dirname);

/** `path: written > record` of each finding; of several records, each. */
function foundIn(repository: string): string[][] {
  const files = filesBelow(repository).filter((file) => !file.endsWith("/expected.txt"));
  return files.flatMap((file) =>
    scan(textOf(file), snippetIndex, "2026-11-28").map(({ written, records }) =>
      (records.length === 0 ? ["?"] : records).map(
        (record) => `${file.slice(repository.length + 1)}: ${written} > ${record}`,
      ),
    ),
  );
}

/** What no scanner of text finds: ids put together by the program, and dates or versions set in another place. */
const known: Record<string, { found: number; missed: string[]; false: string[] }> = {
  "langchain-app": { found: 11, missed: ["app/commands.py: gpt-4-0613 > openai/gpt-4-0613"], false: [] },
  "litellm-proxy": { found: 8, missed: [], false: [] },
  nextjs: { found: 10, missed: [], false: [] },
  notebooks: { found: 7, missed: [], false: [] },
  terraform: {
    found: 7,
    missed: [
      "bedrock/main.tf: anthropic.claude-3-5-sonnet-20241022-v2:0 > bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0",
    ],
    false: [],
  },
};

describe.each(repositories)("%s", (repository) => {
  it("holds what is stated here, found, missed and false", () => {
    const open = textOf(`${repository}/expected.txt`).trim().split("\n");
    const wrong: string[] = [];
    let found = 0;
    for (const ways of foundIn(repository)) {
      const at = open.findIndex((line) => ways.includes(line));
      if (at < 0) wrong.push(ways[0] ?? "");
      else {
        open.splice(at, 1);
        found++;
      }
    }
    expect({ found, missed: open, false: wrong }).toEqual(known[repository.slice(folder.length)]);
  });
});
