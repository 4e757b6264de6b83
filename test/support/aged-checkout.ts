/** Made-up providers, one for each age of an answer, and one that was never read. */
import type { ModelRecord } from "../../pipeline/domain/schema.ts";
import { diff } from "../../pipeline/history/diff.ts";
import { type AgeName, ageCases } from "./ages.ts";
import { type Checkout, madeCheck, madePage, madeSource } from "./checkout.ts";
import { eventOf, recordOf } from "./dataset.ts";

const seen = "2026-01-01";

/** The id of the provider of an age. */
export const agedProvider = (name: AgeName | "never") => `aged-${name}`;

/** A checkout with one model for each age: `acme/a` of the case, under a provider of its own. */
export function agedCheckout(): Checkout {
  const names = Object.keys(ageCases) as AgeName[];
  const records = names.map(agedRecord);
  const never = { status: "never" as const, since: null, lastChecked: null, lastRead: null, lastSnapshot: null };
  return {
    sources: [...names, "never" as const].map((name) => madeSource(agedProvider(name), `Aged ${name}`)),
    records,
    changes: records.flatMap((record) => diff([], [record], seen, true)),
    checks: [
      ...names.map((name) => ({ ...madeCheck(agedProvider(name), seen, 1), ...checkOfCase(name) })),
      { ...madeCheck(agedProvider("never"), seen, 0), ...never },
    ],
    snapshots: names.map((name) => ({ provider: agedProvider(name), page: madePage, day: seen, body: "## Models\n" })),
  };
}

function agedRecord(name: AgeName): ModelRecord {
  const evidence = [{ page: madePage, snapshot: seen, section: ["Models"], table: 1, row: 1, line: 1 }];
  const events = [eventOf(`retired on ${ageCases[name].date}`)];
  return recordOf("zz-aged", { provider: agedProvider(name), stage: "active", stageEvidence: 0, events, evidence });
}

function checkOfCase(name: AgeName) {
  const { check } = ageCases[name];
  if (!("held" in check)) return check;
  return {
    ...check,
    held: check.held.map((hold) => ({ ...hold, record: `${agedProvider(name)}/zz-aged`, seen: [...hold.seen] })),
  };
}
