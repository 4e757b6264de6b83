/** Groups of concepts that deny, limit, soften or take back what is said. */
import type { Concept } from "./schema.ts";

/** That something is not so, or not always, or not for all. */
export const denying: readonly Concept[] = ["negation", "condition", "exception"];

/** That something no longer holds, or never did. */
export const revoking: readonly Concept[] = ["undone", "superseded", "invalid", "example"];

/** That something was taken back or changed. */
export const retracting: readonly Concept[] = [...revoking, "unsettled"];

/** That a date is less than firm. */
export const softening: readonly Concept[] = ["bound.not-before", "bound.tentative"];

/** What denies, limits or takes back. */
export const limiting: readonly Concept[] = [...denying, ...retracting, "only", "reported", "aux.modal"];
