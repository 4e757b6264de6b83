/** A badge for a README: https://shields.io/badges/endpoint-badge. */
import type { z } from "zod";
import { type Address, badgeApi } from "../../../pipeline/domain/paths.ts";
import { forPlainText } from "../../../pipeline/text/sanitize.ts";
import type { Model } from "../almanac/almanac.ts";
import type { badge } from "./shapes.ts";

/** The badge of a model. An earliest or tentative date says so, and a date for some users says for whom. */
export function badgeOf(model: Model): z.infer<typeof badge> {
  const { kind, scope } = model.outlook;
  // A retired model is retired for all, whoever the last of its dates was for.
  const forWhom = scope === null || kind === "retired" ? "" : ` for ${forPlainText(scope, 32)}`;
  return {
    schemaVersion: 1,
    label: forPlainText(model.label, 60),
    message: messageOf(model) + forWhom,
    color: colourOf(model),
    isError: kind === "retired",
  };
}

/** The badge as a Markdown image, drawn by shields.io. */
export function badgeMarkdown(model: Model, address: Address): string {
  return `![lifecycle](https://img.shields.io/endpoint?url=${encodeURIComponent(address(badgeApi(model)))})`;
}

function messageOf({ outlook: { kind, date, bound }, stage }: Model): string {
  switch (kind) {
    case "retired":
      return "retired";
    case "retires-on":
      return `retires ${date}`;
    case "may-retire-from":
      return bound === "tentative" ? `tentatively retires ${date}` : `retires not before ${date}`;
    case "passed-unconfirmed":
      return `${date} passed, retirement not confirmed`;
    case "no-retirement-announced":
      return stage === "deprecated" || stage === "legacy" ? `${stage}, no retirement date` : "no retirement date";
  }
}

/** A colour name of shields.io. */
function colourOf({ outlook: { kind }, stage }: Model): string {
  if (kind === "retired") return "red";
  if (kind === "retires-on") return "orange";
  if (stage === "deprecated" || kind === "passed-unconfirmed") return "yellow";
  if (stage === "legacy") return "yellowgreen";
  return stage === null ? "lightgrey" : "green";
}
