/** What the page shows of a date: counts by stage, every record, the changes since another date. */

import { changeLine } from "../../pipeline/domain/change-text.ts";
import { formatDate } from "../../pipeline/domain/date-text.ts";
import { capitalize, count, groupDigits } from "../../pipeline/text/format.ts";
import { plainText } from "../../pipeline/text/rich-text.ts";
import { changeOf, type History, type ModelChange, type ModelOnDay, retirementText } from "../lib/as-of/as-of.ts";
import { readingsOn } from "../lib/as-of/readings.ts";
import { href } from "../lib/site/site-urls.ts";
import { countStagesByProvider } from "../lib/stage/stage-counts.ts";
import { stageLabel } from "../lib/stage/stage-labels.ts";
import { element, find } from "./dom.ts";

const rowsAtOnce = 200;

/** The element of the page with an id. Throws where there is none. */
export function byId(id: string): HTMLElement {
  return find(document, `#${id}`, HTMLElement);
}

/** Shows how many records each provider had in each stage on a date, and which readings that rests on. */
export function showCounts({ providers }: History, models: readonly ModelOnDay[], on: string): void {
  const staged = models.map(({ model, stage }) => ({ provider: model.provider, stage }));
  const cell = (n: number) =>
    element("td", { class: "numeric" }, n === 0 ? element("span", { class: "zero" }, "0") : groupDigits(n));
  const rows = countStagesByProvider(providers, staged).map(({ name, path, stages, total }) => {
    const link = element("a", { href: href(path) }, name);
    const cells = [...stages.map((stage) => stage.models), total].map(cell);
    const readings = readingsOn(providers.find((provider) => provider.path === path)?.pages ?? [], on);
    const read = element("td", { class: "meta" }, ...readings.map((text) => element("div", {}, text)));
    return element("tr", {}, element("th", { scope: "row" }, link), ...cells, read);
  });
  byId("counts").replaceChildren(...rows);
}

/** Shows the records as they were on a date, under a filter by words. */
export function showRecords(models: readonly ModelOnDay[]): void {
  const filter = find(document, "#filter", HTMLInputElement);
  const texts = models.map(({ model, stage }) =>
    `${model.id} ${model.label} ${model.provider} ${stageLabel(stage)}`.toLowerCase(),
  );
  const show = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const matching = models.filter((_, i) => words.every((word) => texts[i]?.includes(word)));
    byId("matches").textContent =
      matching.length === 0 ? "No entries match." : count(matching.length, "entry", "entries");
    showSome(byId("rows"), byId("more-rows"), matching, recordRow);
  };
  filter.oninput = show;
  show();
  byId("records").hidden = models.length === 0;
}

/** Shows the changes from one date to another; hides the section where no first date is asked for. */
export function showChanges(changes: readonly ModelChange[], since: string, on: string): void {
  byId("changed").hidden = since === "";
  byId("changed-title").textContent = `Changes after ${formatDate(since || on)}, up to ${formatDate(on)}`;
  showSome(byId("changes"), byId("more-changes"), changes, changeItem);
  if (changes.length > 0) return;
  byId("changes").append(element("li", {}, element("p", { class: "empty" }, "No changes between these dates.")));
}

/** Shows the first of many, and a button for more. */
function showSome<T>(list: HTMLElement, button: HTMLElement, items: readonly T[], make: (item: T) => Node): void {
  let shown = 0;
  const more = () => {
    list.append(...items.slice(shown, shown + rowsAtOnce).map(make));
    shown = Math.min(shown + rowsAtOnce, items.length);
    button.hidden = shown >= items.length;
  };
  list.replaceChildren();
  button.onclick = () => {
    const at = shown;
    more();
    list.children[at]?.querySelector("a")?.focus();
  };
  more();
}

function stageCell({ stage, listed }: ModelOnDay): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-stage="${stage ?? "unsaid"}"]`);
  const shown = template ? [template.content.cloneNode(true)] : [stageLabel(stage)];
  return element("td", {}, ...shown, ...(listed ? [] : [element("span", { class: "meta" }, " no longer listed")]));
}

function recordRow(shown: ModelOnDay): HTMLElement {
  const { model, scopes } = shown;
  const link = element("a", { class: "id", href: href(model.path) }, model.label);
  const lines = scopes.map(({ scope, outlook }) => {
    const others = scope === null && scopes.length > 1 ? " for others" : "";
    const line = element("div", {}, capitalize(retirementText(outlook)) + others);
    if (outlook.bound !== null && outlook.bound !== "on") line.className = "uncertain";
    return line;
  });
  const end = element("td", {}, ...lines);
  const name = element("th", { scope: "row" }, link);
  return element("tr", {}, name, element("td", {}, model.provider), stageCell(shown), end);
}

function changeItem({ model, change }: ModelChange): HTMLElement {
  const link = element("a", { class: "id", href: href(model.path) }, model.label);
  const time = element("time", { datetime: change.detectedOn }, change.detectedOn);
  const line = element("p", { class: "detail" }, plainText(changeLine(changeOf(model, change))));
  const where = change.announcement ? element("a", { href: href(change.announcement) }, time) : time;
  const text = element("div", {}, element("p", {}, link), line);
  return element("li", {}, element("span", { class: "meta" }, model.provider), text, where);
}
