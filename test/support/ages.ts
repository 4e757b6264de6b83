/** One model in four ages: what each surface says of a fresh, a stale and a held fact, and of a date that has passed unseen. */
import type { Check } from "../../pipeline/domain/schema.ts";

/** The day on which the answers are given. */
export const answerDay = "2026-11-21";

const held = { record: "acme/a", since: "2026-11-19", seen: ["2026-11-19"], reason: "Row 4 gives two dates" };

/** The cases by name: the retirement date of `acme/a`, and what the check of its page says beside what is usual. */
export const ageCases = {
  fresh: { date: "2026-12-11", check: { lastRead: answerDay } },
  stale: { date: "2026-12-11", check: { lastRead: "2026-11-01" } },
  held: { date: "2026-12-11", check: { lastRead: answerDay, held: [held] } },
  passed: { date: "2026-11-10", check: { lastRead: "2026-11-01" } },
} as const satisfies Record<string, { date: string; check: Partial<Check> }>;

export type AgeName = keyof typeof ageCases;
