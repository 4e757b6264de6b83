/** Answers what was known on a day: replays the history in the browser and shows it. All text is set as text. */

import { changeLine } from "../../pipeline/domain/change-text.ts";
import { formatDate } from "../../pipeline/domain/date-text.ts";
import { isDay } from "../../pipeline/domain/days.ts";
import { capitalize, count, groupDigits } from "../../pipeline/text/format.ts";
import { plainText } from "../../pipeline/text/rich-text.ts";
import {
  changeOf,
  changesBetween,
  countStages,
  endWords,
  firstDay,
  type Past,
  type Standing,
  standingsOn,
  type Told,
} from "../lib/past.ts";
import { href } from "../lib/site.ts";
import { stageOrder, stageWord } from "../lib/stages.ts";
import { element } from "./element.ts";

const rowsAtOnce = 200;

let loading: Promise<Past> | undefined;

/** The history, asked for once; a failure is forgotten, so that the next try asks again. */
function history(): Promise<Past> {
  loading ??= fetch(href("/as-of/history.json"))
    .then((response) =>
      response.ok ? (response.json() as Promise<Past>) : Promise.reject(new Error(response.statusText)),
    )
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

function find<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element has the id "${id}"`);
  return found as T;
}

function say(text: string, wrong = false): void {
  const answer = find("answer");
  answer.textContent = text;
  answer.classList.toggle("error", wrong);
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

function stageCell({ stage, listed }: Standing): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-stage="${stage ?? "unsaid"}"]`);
  const shown = template ? [template.content.cloneNode(true)] : [stageWord(stage)];
  return element("td", {}, ...shown, ...(listed ? [] : [element("span", { class: "meta" }, " no longer listed")]));
}

function recordRow(standing: Standing, on: string): HTMLElement {
  const { model, outlook } = standing;
  const link = element("a", { class: "id", href: href(model.path) }, model.label);
  const end = element("td", {}, capitalize(endWords(outlook, on)));
  if (outlook.bound !== null && outlook.bound !== "on") end.className = "uncertain";
  const name = element("th", { scope: "row" }, link);
  return element("tr", {}, name, element("td", {}, model.provider), stageCell(standing), end);
}

function changeItem({ model, change }: Told): HTMLElement {
  const link = element("a", { class: "id", href: href(model.path) }, model.label);
  const time = element("time", { datetime: change.detectedOn }, change.detectedOn);
  const line = element("p", { class: "detail" }, plainText(changeLine(changeOf(model, change))));
  const where = change.news ? element("a", { href: href(change.news) }, time) : time;
  return element(
    "li",
    {},
    element("span", { class: "meta" }, model.provider),
    element("div", {}, element("p", {}, link), line),
    where,
  );
}

function showCounts({ providers }: Past, standings: readonly Standing[]): void {
  const counts = countStages(standings.map(({ model, stage }) => ({ provider: model.provider, stage })));
  const cell = (n: number) =>
    element("td", { class: "numeric" }, n === 0 ? element("span", { class: "zero" }, "0") : groupDigits(n));
  const rows = providers.flatMap(({ name, path }) => {
    const stages = counts.get(name);
    if (!stages) return [];
    const total = [...stages.values()].reduce((a, b) => a + b, 0);
    const link = element("a", { href: href(path) }, name);
    const cells = [...stageOrder.map((stage) => stages.get(stage) ?? 0), total].map(cell);
    return [element("tr", {}, element("th", { scope: "row" }, link), ...cells)];
  });
  find("counts").replaceChildren(...rows);
}

function showRecords(standings: readonly Standing[], on: string): void {
  const filter = find<HTMLInputElement>("filter");
  const texts = standings.map(({ model, stage }) =>
    `${model.id} ${model.label} ${model.provider} ${stageWord(stage)}`.toLowerCase(),
  );
  const show = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const matching = standings.filter((_, i) => words.every((word) => texts[i]?.includes(word)));
    find("matches").textContent = matching.length === 0 ? "No record matches." : count(matching.length, "record");
    showSome(find("rows"), find("more-rows"), matching, (standing) => recordRow(standing, on));
  };
  filter.oninput = show;
  show();
  find("records").hidden = standings.length === 0;
}

function showChanges(told: readonly Told[], since: string, on: string): void {
  find("changed").hidden = since === "";
  find("changed-title").textContent = `Changes after ${formatDate(since || on)}, up to ${formatDate(on)}`;
  showSome(find("changes"), find("more-changes"), told, changeItem);
  if (told.length === 0)
    find("changes").append(element("li", {}, element("p", { class: "empty" }, "Nothing changed between these days.")));
}

/** What is wrong with the question; null where it can be answered. */
function fault(on: string, since: string, last: string): string | null {
  if (!isDay(on) || (since !== "" && !isDay(since))) return "A day is written like 2026-08-01, and has to exist.";
  if (on > last) return `The data end on ${formatDate(last)}: choose that day or an earlier one.`;
  return since !== "" && since >= on ? "“Changes since” has to be a day before “On the day”." : null;
}

async function answer(on: string, since: string): Promise<void> {
  const wrong = fault(on, since, find("ask").dataset.last ?? on);
  if (wrong) return say(`${wrong} Below is still what was shown before.`, true);
  say("Reading the history…");
  const past = await history().catch(() => null);
  if (!past) return say("The history could not be loaded. Try again in a moment.", true);
  const standings = standingsOn(past, on);
  const told = since === "" ? [] : changesBetween(past, since, on);
  find("standing-title").textContent = `On ${formatDate(on)}`;
  showCounts(past, standings);
  showChanges(told, since, on);
  showRecords(standings, on);
  if (standings.length === 0)
    return say(`Nothing was known on that day: the first page was read on ${formatDate(firstDay(past) ?? on)}.`);
  const changes = since === "" ? "" : `, ${count(told.length, "change")} since ${formatDate(since)}`;
  say(`On ${formatDate(on)}: ${count(standings.length, "record")} known${changes}.`);
}

const form = find<HTMLFormElement>("ask");
const [on, since] = [find<HTMLInputElement>("on"), find<HTMLInputElement>("since")];

/** Brings the form to what the address asks, and answers it. */
function answerAddress(): void {
  const asked = new URLSearchParams(location.search);
  if (!asked.has("on") && !asked.has("since")) return;
  on.value = asked.get("on") ?? form.dataset.last ?? "";
  since.value = asked.get("since") ?? "";
  // A field of dates drops what is no day; the answer then says so.
  void answer(asked.get("on") ?? on.value, asked.get("since") ?? "");
}

form.hidden = false;
form.noValidate = true;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = new URLSearchParams({ on: on.value, ...(since.value ? { since: since.value } : {}) });
  window.history.pushState(null, "", `?${query}`);
  void answer(on.value, since.value);
});
addEventListener("popstate", answerAddress);
answerAddress();
