/** What every command is given. */

import type { PageReader } from "../extract/extractor.ts";
import type { Effects } from "../storage/effects.ts";
import type { Network } from "./fetch/network.ts";
import type { Project } from "./project.ts";

export interface Context {
  effects: Effects;
  /** The project root. */
  root: string;
  /** Loads what reads pages; only commands that read one wait for its parsers. */
  loadReader(): Promise<PageReader>;
  /** The network; only commands that fetch wait for its library. Who opens it closes it. */
  loadNetwork(): Promise<Network>;
}

/** The project with its page reader loaded. */
export async function openProject({ effects, root, loadReader }: Context): Promise<Project> {
  return { effects, root, reader: await loadReader() };
}
