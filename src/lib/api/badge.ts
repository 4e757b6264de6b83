/** A badge for a README: https://shields.io/badges/endpoint-badge. */
import type { z } from "zod";
import { ageMark } from "../../../pipeline/domain/age-mark.ts";
import type { ScopedAnswer } from "../../../pipeline/domain/answer.ts";
import { type Address, badgeApi } from "../../../pipeline/domain/paths.ts";
import { forPlainText } from "../../../pipeline/text/sanitize.ts";
import type { Model } from "../almanac/almanac.ts";
import type { badge } from "./shapes.ts";

/** More answers than this are counted. */
const mostAnswers = 2;

/**
 * The badge of a model: what is known for each scope, the earliest date first, and how old that is where it is out of date
 * or held. An earliest or tentative date says so.
 */
export function badgeOf(model: Model): z.infer<typeof badge> {
  const { scopes, age } = model;
  const isRetired = scopes.every(({ outlook }) => outlook.kind === "retired");
  const answers = isRetired
    ? ["retired"]
    : scopes.slice(0, mostAnswers).map((answer) => messageOf(answer, model) + whom(answer, scopes.length));
  const others = isRetired ? 0 : scopes.length - answers.length;
  const mark = ageMark(age, (day) => day);
  return {
    schemaVersion: 1,
    label: forPlainText(model.label, 60),
    message: [...answers, ...(others > 0 ? [`${others} more`] : []), ...(mark === null ? [] : [mark])].join("; "),
    color: colourOf(model, mark !== null),
    isError: isRetired,
  };
}

function whom({ scope }: ScopedAnswer, answers: number): string {
  if (scope !== null) return ` for ${forPlainText(scope, 32)}`;
  return answers > 1 ? " for others" : "";
}

/** The badge as a Markdown image, drawn by shields.io. */
export function badgeMarkdown(model: Model, address: Address): string {
  return `![lifecycle](https://img.shields.io/endpoint?url=${encodeURIComponent(address(badgeApi(model)))})`;
}

function messageOf({ outlook: { kind, date, bound }, stage }: ScopedAnswer, { age }: Model): string {
  switch (kind) {
    case "retired":
      return "retired";
    case "was-scheduled":
      return `was scheduled to retire ${date}`;
    case "retires-on":
      return `retires ${date}`;
    case "may-retire-from":
      return bound === "tentative" ? `tentatively retires ${date}` : `retires not before ${date}`;
    case "passed-unconfirmed":
      return `${date} passed, retirement not confirmed`;
    case "no-retirement-announced": {
      const asOf = age.confirmed === null ? "" : ` as of ${age.confirmed}`;
      return (
        (stage === "deprecated" || stage === "legacy" ? `${stage}, no retirement date` : "no retirement date") + asOf
      );
    }
  }
}

/** A colour name of shields.io: that of the earliest date. Nothing that is out of date is green. */
function colourOf({ scopes: [{ outlook }], stage }: Model, isDoubtful: boolean): string {
  if (stage === "retired") return "red";
  if (["retired", "retires-on", "was-scheduled"].includes(outlook.kind)) return "orange";
  if (stage === "deprecated" || outlook.kind === "passed-unconfirmed") return "yellow";
  if (stage === "legacy") return "yellowgreen";
  return stage === null || isDoubtful ? "lightgrey" : "green";
}
