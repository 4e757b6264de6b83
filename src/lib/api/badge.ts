/** A badge for a README: https://shields.io/badges/endpoint-badge. */
import type { z } from "zod";
import { forPlainText } from "../../../pipeline/text/sanitize.ts";
import type { Model } from "../almanac/almanac.ts";
import type { badge } from "./shapes.ts";

/** What the badge of a model says. A soft date reads soft, and a date for some names them. */
export function badgeOf(model: Model): z.infer<typeof badge> {
  const { kind, scope } = model.outlook;
  // Retired means that it is over for all: the last date for some was the last of all.
  const forWhom = scope === null || kind === "retired" ? "" : ` for ${forPlainText(scope, 32)}`;
  return {
    ...{ schemaVersion: 1, label: forPlainText(model.label, 60), message: messageOf(model) + forWhom },
    ...{ color: colourOf(model), isError: kind === "retired" },
  };
}

function messageOf({ outlook: { kind, date, bound }, stage }: Model): string {
  switch (kind) {
    case "retired":
      return "retired";
    case "ends-on":
      return `ends ${date}`;
    case "may-end-from":
      return bound === "tentative" ? `tentatively ends ${date}` : `not before ${date}`;
    case "passed-unconfirmed":
      return `${date} passed, end not confirmed`;
    case "no-end-announced":
      return stage === "deprecated" || stage === "legacy" ? `${stage}, no end announced` : "no end announced";
  }
}

/** Colours by the names that shields.io knows. */
function colourOf({ outlook: { kind }, stage }: Model): string {
  if (kind === "retired") return "red";
  if (kind === "ends-on") return "orange";
  if (stage === "deprecated" || kind === "passed-unconfirmed") return "yellow";
  if (stage === "legacy") return "yellowgreen";
  return stage === null ? "lightgrey" : "green";
}
