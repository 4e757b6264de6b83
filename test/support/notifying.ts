/** A small project on the disk, and `almanac notify` over it with a clock and an environment of the test's own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { notify } from "../../pipeline/cli/commands/notify.ts";
import type { Change, Check, ModelRecord } from "../../pipeline/domain/schema.ts";
import { UsageError } from "../../pipeline/domain/usage-error.ts";
import { checksWrites } from "../../pipeline/ingest/checks.ts";
import { type NotifyEffects, nodeNotifyEffects } from "../../pipeline/notify/notify-effects.ts";
import { datasetFiles, datasetWrites } from "../../pipeline/storage/dataset.ts";
import { nodeEffects } from "../../pipeline/storage/effects.ts";
import { writeTogether } from "../../pipeline/storage/transaction.ts";
import { checkOf } from "./checks.ts";
import { fakeExtractor } from "./pages.ts";
import { sourceYaml } from "./project.ts";

export interface Notifying {
  root: string;
  day: string;
  env: Record<string, string>;
  /** What is known of the pages; by default they were read on the day. */
  checks: Check[] | null;
  /** Milliseconds that were waited, without waiting. */
  waits: number[];
  /** All that was ever printed. */
  printed: string[];
  /** Parts of the world that fail. */
  faults: Partial<NotifyEffects>;
  publish(records: ModelRecord[], changes: Change[]): void;
  configure(text: string): void;
  run(options?: Record<string, string | boolean>): Promise<{ code: number; out: string }>;
  remove(): void;
}

/** A new project in a folder of its own. */
export function notifying(): Notifying {
  const root = mkdtempSync(join(tmpdir(), "almanac-notify-"));
  const project: Notifying = {
    root,
    day: "2026-11-21",
    env: {},
    checks: null,
    waits: [],
    printed: [],
    faults: {},
    publish: (records, changes) => {
      for (const id of new Set(records.map(({ provider }) => provider))) {
        nodeEffects().writeFile(join(root, "sources", id, "source.yaml"), sourceYaml(id, "models"));
      }
      const files = datasetWrites(nodeEffects(), root, datasetFiles({ records, changes }));
      writeTogether(nodeEffects(), root, files);
    },
    configure: (text) => writeFileSync(join(root, "notify.yaml"), text),
    run: (options = {}) => runNotify(project, options),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  return project;
}

async function runNotify(project: Notifying, options: Record<string, string | boolean>) {
  const out: string[] = [];
  const print = (line: string) => {
    out.push(line);
    project.printed.push(line);
  };
  const effects = { ...nodeEffects(), today: () => project.day, out: print, err: print };
  const checks = project.checks ?? [checkOf(project.day), checkOf(project.day, { provider: "zeta" })];
  writeTogether(nodeEffects(), project.root, checksWrites(checks));
  const wait = async (milliseconds: number) => project.waits.push(milliseconds);
  const notifyEffects = { ...nodeNotifyEffects(), env: (name: string) => project.env[name], wait, ...project.faults };
  const context = {
    effects,
    root: project.root,
    loadExtractor: async () => fakeExtractor,
    loadNetwork: () => Promise.reject(new Error("notices need no page")),
  };
  const code = await notify(context, options, notifyEffects).catch((error) => {
    if (!(error instanceof UsageError)) throw error;
    print(error.message);
    return 1;
  });
  return { code, out: out.join("\n") };
}
