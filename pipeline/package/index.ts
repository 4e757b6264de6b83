/** The library: what `import { … } from "model-almanac"` gives. Imports nothing of Node, and reads no file. */
export type { AlmanacData } from "../check/almanac-data.ts";
export type { Assessment, ClockOptions, Status } from "../check/assess.ts";
export { type CheckIndex, checkIndex } from "../check/check-index.ts";
export { type Finding, type Rule, scan } from "../check/scan.ts";
export type { Answer, ScopedAnswer } from "../domain/answer.ts";
export type { AnswerAge } from "../domain/answer-age.ts";
export type { Resolution } from "../domain/identity/resolve-id.ts";
export { type Outlook, outlook, type StageOnDay, stageOn } from "../domain/lifecycle.ts";
export type { Bound, Change, ModelRecord, Stage } from "../domain/schema.ts";
export type { UpcomingRetirement } from "../domain/upcoming.ts";
export { type CheckedFinding, createAlmanac, type ModelAlmanac } from "./create-almanac.ts";
