/** The parts of a result that tell what is known of a model. */
import { type ResultDate, resultDates, resultMark } from "../lib/search/result-date.ts";
import type { SearchDocument } from "../lib/search/search-documents.ts";
import { element } from "./dom.ts";

/** Its stage and provider. `stages` has an element for each stage to copy. */
export function statusCell({ provider, stage }: SearchDocument, stages: DocumentFragment): HTMLElement {
  const drawn = stages.querySelector(`.stage-${stage ?? "unsaid"}`)?.cloneNode(true) ?? "";
  return element(
    "span",
    { class: "row-status" },
    drawn,
    " ",
    element("span", { class: "row-provider" }, provider.name),
  );
}

/** Every retirement date with its scope and countdown on a day, and how old that is. */
export function retirementCell(document: SearchDocument, day: string): HTMLElement {
  const whole = element("span", { class: "row-retirement" }, ...resultDates(document, day).map(dateOf));
  const mark = resultMark(document, day);
  if (mark !== null) whole.append(" ", element("span", { class: "age-mark" }, mark));
  return whole;
}

function dateOf({ date, isUncertain, scope, isForOthers, countdown }: ResultDate): HTMLElement {
  const whole = element("span", {}, element("span", isUncertain ? { class: "uncertain" } : {}, date));
  if (scope !== null) whole.append(" ", element("span", { class: "meta" }, "for “", element("bdi", {}, scope), "”"));
  if (isForOthers) whole.append(" ", element("span", { class: "meta" }, "for others"));
  if (countdown === "") return whole;
  whole.append(", ", element("span", { class: isUncertain ? "countdown uncertain" : "countdown" }, countdown));
  return whole;
}
