/** The workflow files as they are written. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot, textOf } from "./repository.ts";

export interface Step {
  id?: string;
  name?: string;
  uses?: string;
  if?: string;
  with?: Record<string, unknown>;
  run?: string;
  env?: Record<string, string>;
}

export interface Job {
  needs?: string | string[];
  if?: string;
  uses?: string;
  with?: Record<string, string>;
  permissions?: Record<string, string>;
  outputs?: Record<string, string>;
  steps?: Step[];
  "timeout-minutes"?: number;
}

export interface Workflow {
  on: Record<string, { cron: string }[] | Record<string, unknown> | null>;
  permissions: Record<string, string>;
  concurrency: { group: string; "cancel-in-progress": boolean };
  defaults: { run: { shell: string } };
  jobs: Record<string, Job>;
}

const folder = ".github/workflows";
export const workflowFiles: readonly string[] = readdirSync(join(repositoryRoot, folder)).sort();

export function workflowText(name: string): string {
  return textOf(`${folder}/${name}`);
}

export function workflow(name: string): Workflow {
  return parse(workflowText(name)) as Workflow;
}
