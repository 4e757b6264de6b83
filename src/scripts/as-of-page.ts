/** The form that asks for a date: replays the history in the browser and shows what was known then. */

import { formatDate } from "../../pipeline/domain/date-text.ts";
import { isDay } from "../../pipeline/domain/days.ts";
import { count } from "../../pipeline/text/format.ts";
import { changesBetween, firstDay, type History, modelsOn } from "../lib/as-of/as-of.ts";
import { href } from "../lib/site/site-urls.ts";
import { byId, showChanges, showCounts, showRecords } from "./as-of-view.ts";
import { find } from "./dom.ts";
import { fillForm, formQuery, urlQuery, writeUrl } from "./form-url.ts";
import { fetchJson, loadOnce } from "./load-once.ts";

const history = loadOnce(() => fetchJson<History>(href("/as-of/history.json")));

const form = find(document, "#ask", HTMLFormElement);
const last = form.dataset.last ?? "";

function say(text: string, isError = false): void {
  const answer = byId("answer");
  answer.textContent = text;
  answer.classList.toggle("error", isError);
}

/** What is wrong with the dates asked for; null where they can be answered. */
function errorOf(on: string, since: string): string | null {
  if (!isDay(on) || (since !== "" && !isDay(since))) return "Enter an existing date, such as 2026-08-01.";
  if (on > last) return `The data ends on ${formatDate(last)}. Choose that date or an earlier one.`;
  return since !== "" && since >= on ? "“Changes since” must be earlier than “On”." : null;
}

/** Answers a query. A date field drops what is not a date, so the query is what is checked. */
async function answer(query: URLSearchParams): Promise<void> {
  const [on, since] = [query.get("on") ?? last, query.get("since") ?? ""];
  const error = errorOf(on, since);
  if (error) return say(`${error} The table below is unchanged.`, true);
  say("Loading the history …");
  const past = await history().catch(() => null);
  if (!past) return say("The history could not be loaded. Try again in a moment.", true);
  const models = modelsOn(past, on);
  const changes = since === "" ? [] : changesBetween(past, since, on);
  byId("standing-title").textContent = `On ${formatDate(on)}`;
  showCounts(past, models, on);
  showChanges(changes, since, on);
  showRecords(models);
  if (models.length === 0) {
    return say(`Nothing was known on that date: the first page was read on ${formatDate(firstDay(past) ?? on)}.`);
  }
  const changed = since === "" ? "" : `, ${count(changes.length, "change")} since ${formatDate(since)}`;
  say(`On ${formatDate(on)}: ${count(models.length, "entry", "entries")}${changed}.`);
}

/** Brings the form to the dates in the URL, and answers them. */
function answerUrl(): void {
  const query = urlQuery();
  if (!query.has("on") && !query.has("since")) return;
  fillForm(form, query);
  void answer(query);
}

form.noValidate = true;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = formQuery(form);
  writeUrl(query, "push");
  void answer(query);
});
addEventListener("popstate", answerUrl);
answerUrl();
