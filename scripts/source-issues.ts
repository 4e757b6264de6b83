// Keeps one issue open for each page that needs review, and one for each with new passages that no rule reads, and closes
// them when the page reads well again. Run by the ingest
// workflow, through the GitHub CLI: https://cli.github.com/manual/gh_issue
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { readChecks } from "../pipeline/ingest/checks.ts";
import { readPassages } from "../pipeline/storage/dataset.ts";
import { nodeEffects } from "../pipeline/storage/effects.ts";
import { passageIssueActions } from "./passage-issue.ts";
import { type Issue, type IssueAction, issueActions } from "./source-issue.ts";

/** Only issues with this label are considered. */
const label = "source";
const listed = z.array(z.object({ number: z.int(), body: z.string(), closedAt: z.iso.datetime().nullable() }));

function gh(...args: string[]): string {
  return execFileSync("gh", args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/** The newest 1,000 issues, open and closed. */
function list(): Issue[] {
  const which = ["--label", label, "--state", "all", "--limit", "1000"];
  const issues = listed.parse(JSON.parse(gh("issue", "list", ...which, "--json", "number,body,closedAt")));
  return issues.map(({ number, body, closedAt }) => ({ number, body, closedOn: closedAt?.slice(0, 10) ?? null }));
}

function act(action: IssueAction): void {
  if (action.act === "open") {
    const what = "a page of a provider that needs review";
    gh("label", "create", label, "--force", "--description", what, "--color", "d4a72c");
    gh("issue", "create", "--label", label, "--title", action.title, "--body", action.body);
  } else if (action.act === "update")
    gh(
      "api",
      "--method",
      "PATCH",
      `repos/{owner}/{repo}/issues/${action.number}`,
      "--raw-field",
      `body=${action.body}`,
    );
  else gh("issue", "close", String(action.number), "--comment", action.comment);
  console.log(`${action.act}: ${action.page}`);
}

const effects = nodeEffects();
const root = join(import.meta.dirname, "..");
const checks = readChecks(effects, root);
const passages = readPassages(effects, root);
const issues = list();
const today = effects.today();
for (const action of [...issueActions(checks, issues, today), ...passageIssueActions(checks, passages, issues, today)])
  act(action);
