/** A watch list: a YAML file that names the models somebody uses. */
import { z } from "zod";
import type { Effects } from "./effects.ts";
import { parseYaml } from "./validate.ts";

/** The watch list of the project, of which the site makes a feed and a calendar. */
export const watchFile = "watch.yaml";

const watchList = z.strictObject({ models: z.array(z.string().min(1).max(200)).min(1) });

/** The ids and glob patterns of a watch list. Throws a UsageError that names the file as `name`, and the field. */
export function readWatchList({ readText }: Pick<Effects, "readText">, path: string, name: string): string[] {
  return parseYaml(watchList, readText(path), name).models;
}
