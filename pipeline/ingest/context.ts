/** What every command receives. */

import type { AlmanacData } from "../check/almanac-data.ts";
import type { Extractor } from "../extract/extractor.ts";
import type { Effects } from "../storage/effects.ts";
import type { Network } from "./fetch/network.ts";
import type { Project } from "./project.ts";

export interface Context {
  effects: Effects;
  /** The project root. */
  root: string;
  /** The published data as one; absent where they are read from the root. */
  loadData?(): AlmanacData;
  /** Loads the extractor; only commands that read a page wait for its parsers. */
  loadExtractor(): Promise<Extractor>;
  /** Opens the network; only commands that fetch wait for its library. The caller closes it. */
  loadNetwork(): Promise<Network>;
}

/** The project with its extractor loaded. */
export async function openProject({ effects, root, loadExtractor }: Context): Promise<Project> {
  const extractor = await loadExtractor();
  return { effects, root, extractor, version: extractor.version };
}
