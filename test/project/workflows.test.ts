// The workflow files: what may run, with which rights, and that no word from outside becomes a part of a script.
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import picomatch from "picomatch";
import { describe, expect, it } from "vitest";
import long from "../../vitest.long.config.ts";
import { filesBelow, textOf } from "../support/repository.ts";
import { type Job, workflow, workflowFiles, workflowText } from "../support/workflows.ts";

const every = workflowFiles.flatMap((file) =>
  Object.entries(workflow(file).jobs).map(([name, job]): [string, Job] => [`${file} ${name}`, job]),
);

it.each(workflowFiles)("%s: GitHub's own parser objects to nothing", async (file) => {
  const { context, value } = parseWorkflow({ name: file, content: workflowText(file) }, new NoOperationTraceWriter());
  expect(value).toBeDefined();
  if (value) await convertWorkflowTemplate(context, value);
  expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
});

describe.each(workflowFiles)("%s", (file) => {
  const text = workflowText(file);
  const { on, permissions, concurrency, defaults, jobs } = workflow(file);

  it("takes actions by the hash of a commit, with the version it is", () => {
    const used = [...text.matchAll(/\buses: (.*)/g)].map(([, action = ""]) => action);
    const foreign = used.filter((action) => !action.startsWith("./"));
    expect(foreign.length).toBeGreaterThan(0);
    expect(foreign.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  it("puts no expression into a script", () => {
    const scripts = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []));
    expect(scripts.filter((script) => script.includes("$" + "{{"))).toEqual([]);
  });

  it("gives no right but by job, ends each job in time, and does not run twice at once", () => {
    expect(permissions).toEqual({});
    for (const [name, job] of Object.entries(jobs)) {
      expect(job.permissions, name).toBeDefined();
      if (job.uses === undefined) expect(job["timeout-minutes"], name).toBeLessThanOrEqual(60);
    }
    expect(concurrency.group).not.toBe("");
    expect(defaults.run.shell).toBe("bash");
  });

  it("leaves credentials only where something is pushed", () => {
    const checkouts = Object.entries(jobs).flatMap(([name, { steps = [] }]) =>
      steps.filter(({ uses }) => uses?.startsWith("actions/checkout@")).map((step) => ({ name, step })),
    );
    const keeping = checkouts.filter(({ step }) => step.with?.["persist-credentials"] !== false);
    const pushing: Record<string, string[]> = { "ingest.yml": ["commit"], "notify.yml": ["keep"] };
    expect(keeping.map(({ name }) => name)).toEqual(pushing[file] ?? []);
  });

  it("starts off the hour, and on nothing that a stranger sends with our rights", () => {
    const crons = (on.schedule ?? []) as { cron: string }[];
    expect(crons.filter(({ cron }) => !/^(?!0 |30 )\d+ \d+ \* \* \*$/.test(cron))).toEqual([]);
    expect(Object.keys(on)).not.toEqual(expect.arrayContaining([expect.stringMatching(/_target$|^workflow_run$/)]));
  });
});

it("gives each job the rights it needs and no more", () => {
  expect(Object.fromEntries(every.map(([name, { permissions }]) => [name, permissions]))).toEqual({
    "ci.yml test": { contents: "read" },
    "ingest.yml fetch": { contents: "read" },
    "ingest.yml verify": { contents: "read" },
    "ingest.yml commit": { contents: "write" },
    "ingest.yml propose": { contents: "read", "pull-requests": "write" },
    "ingest.yml issues": { contents: "read", issues: "write" },
    "ingest.yml site": { contents: "read", pages: "write", "id-token": "write" },
    // The most that the jobs of notify.yml may have.
    "ingest.yml notify": { contents: "write" },
    "nightly.yml test": { contents: "read" },
    "notify.yml send": { contents: "read" },
    "notify.yml keep": { contents: "write" },
    "release.yml package": { contents: "read", "id-token": "write" },
    "site.yml build": { contents: "read", pages: "read" },
    "site.yml deploy": { pages: "write", "id-token": "write" },
  });
});

it("installs nothing and parses nothing where it may write to the repository", () => {
  const writing = every.filter(([, { permissions }]) => permissions?.contents === "write");
  const scripts = writing.flatMap(([, { steps = [] }]) => steps.flatMap(({ run }) => run ?? []));
  expect(scripts.filter((script) => /\bnpm\b|\bnpx\b|almanac\.js/.test(script))).toEqual([]);
  expect(writing.map(([name]) => name)).toEqual(["ingest.yml commit", "ingest.yml notify", "notify.yml keep"]);
});

it("keeps caches for the jobs that read pages, which is proven without it, and that build the site", () => {
  const caching = every.flatMap(([name, { steps = [] }]) =>
    steps.filter(({ uses }) => uses?.startsWith("actions/cache@")).map((step) => ({ name, step })),
  );
  expect(caching.map(({ name, step }) => [name, step.with?.path])).toEqual([
    // How far a run came would outlive a commit that was rejected.
    ["ingest.yml fetch", ".almanac/cache/extractions"],
    ["site.yml build", "node_modules/.astro"],
  ]);
});

it("gives the secrets of targets to one job, which can write nothing", () => {
  const texts = workflowFiles.flatMap((file) =>
    Object.entries(workflow(file).jobs).map(([name, job]) => ({ name: `${file} ${name}`, text: JSON.stringify(job) })),
  );
  const holding = texts.filter(({ text }) => /secrets\./.test(text));
  expect(holding.map(({ name }) => name)).toEqual(["notify.yml send"]);
});

it("keeps the ledger of notifications, also after a failure, from the job that sends", () => {
  const { send, keep } = workflow("notify.yml").jobs;
  expect(keep?.if).toBe("always() && needs.send.outputs.ledger != ''");
  expect(send?.steps?.at(-1)).toMatchObject({ id: "ledger", if: "always()" });
  expect(send?.steps?.at(-1)?.with?.path).toBe(".almanac/notified/*.jsonl");
});

it("commits what was verified: by the number of the artifact, after the proof", () => {
  const { commit, verify } = workflow("ingest.yml").jobs;
  const taken = (job?: Job) => job?.steps?.find(({ uses }) => uses?.startsWith("actions/download-artifact@"))?.with;
  expect(taken(commit)).toEqual({ "artifact-ids": "$" + "{{ needs.fetch.outputs.data }}", path: "handover" });
  expect(taken(verify)).toEqual(taken(commit));
  expect(commit?.needs).toEqual(["fetch", "verify"]);
});

it("prints nothing of a page but where log commands are off", () => {
  const lines = every.flatMap(([, { steps = [] }]) => steps.flatMap(({ run = "" }) => run.split("\n")));
  const printing = lines.filter((line) => /\b(?:node (?:bin|scripts)\/|npm run|git commit(?!-tree))/.test(line));
  expect(printing.length).toBeGreaterThan(6);
  expect(printing.filter((line) => !line.trim().startsWith(".github/verbatim.sh "))).toEqual([]);
});

it("runs the long tests every night", () => {
  const { on, jobs } = workflow("nightly.yml");
  expect(on.schedule).toHaveLength(1);
  expect(jobs.test?.steps?.at(-1)?.run).toBe(".github/verbatim.sh npm run test:long");
  const isRun = picomatch(long.test?.include ?? []);
  const withLongForm = filesBelow("test").filter(
    (file) => file.endsWith(".test.ts") && /^import .*\b(?:isLong|versionsThatDiffer)\b/m.test(textOf(file)),
  );
  expect(withLongForm.length).toBeGreaterThan(3);
  expect(withLongForm.filter((file) => !isRun(file))).toEqual([]);
});

it("names programs that exist", () => {
  const scripts = every.flatMap(([, { steps = [] }]) => steps.flatMap(({ run = "" }) => run));
  const named = scripts.flatMap((script) => script.match(/(?:bin|scripts|\.github|\.ci)\/[\w.-]+/g) ?? []);
  expect(named.length).toBeGreaterThan(5);
  for (const path of named) expect(() => textOf(path), path).not.toThrow();
});
