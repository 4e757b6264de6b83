/** The library: what `import { … } from "model-almanac"` gives. No module reads a file when it is imported. */
export { type Almanac, type AlmanacData, almanacOn } from "../check/almanac-data.ts";
export { type Assessment, assess, type ClockOptions, type Status } from "../check/assess.ts";
export { type CheckIndex, checkIndex } from "../check/check-index.ts";
export { type Finding, type Rule, scan } from "../check/scan.ts";
export { packedData } from "./packed-data.ts";
