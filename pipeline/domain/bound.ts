/** How exact a date is. */
import type { Bound } from "./schema.ts";

/** Whether the date is the day itself, not an earliest or tentative one. */
export function isExact({ bound }: { bound: Bound }): boolean {
  return bound === "on";
}
