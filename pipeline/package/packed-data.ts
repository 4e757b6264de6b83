/** The data of the day on which the package was made. */
import { readFileSync } from "node:fs";
import type { AlmanacData } from "../check/almanac-data.ts";

/** Reads the data that ship with the package, `data.json` beside the code. Made when the package is. */
export function packedData(): AlmanacData {
  return JSON.parse(readFileSync(new URL("./data.json", import.meta.url), "utf8")) as AlmanacData;
}
