/** The promises on a run as such: its exit code says what became of it, and a quiet run writes no data. */
import type { Day } from "./day.ts";

const checksFile = "generated/checks.json";

/** What is broken of a run; `quiet` is one that took nothing. */
export function brokenByRun({ code, outcomes, touched, troubles }: Day, quiet: boolean): string[] {
  const offline = troubles.some(({ fault }) => fault.hits === "all names");
  const unwell = outcomes.some(({ status }) => !["accepted", "unchanged", "old-copy"].includes(status));
  const expected = offline ? 1 : unwell ? 2 : 0;
  const strange = touched.filter((path) => offline || path !== checksFile);
  return [
    ...(code === expected ? [] : [`the exit code is ${code} and should be ${expected}`]),
    ...(quiet ? strange.map((path) => `a run that took nothing wrote ${path}`) : []),
  ];
}
