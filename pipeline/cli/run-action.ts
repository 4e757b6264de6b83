import type { Command } from "commander";
import type { Context } from "../ingest/context.ts";

/** Runs the action of a command with its context and keeps the exit code. */
export type RunAction = (command: Command, action: (context: Context) => Promise<number>) => Promise<void>;
