/** The bound of a date as text. Apart from `date-text.ts`, so that the browser loads no date library for it. */
import type { Bound } from "./schema.ts";

/** Words that precede a date: none for an exact one, `not before ` or `tentatively `. */
export const boundPrefix: Record<Bound, string> = { on: "", "not-before": "not before ", tentative: "tentatively " };
