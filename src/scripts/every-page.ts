/** What every page does in the browser: counts for the reader's own day, the theme, the key that leads to search. */

import { countdown } from "../../pipeline/domain/countdown.ts";
import { daysBetween } from "../../pipeline/domain/days.ts";
import type { Bound } from "../../pipeline/domain/schema.ts";
import { localDate } from "./local-date.ts";

function recount(day: string): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-count]")) {
    const { count = "", bound = "on" } = element.dataset;
    element.textContent = countdown(count, bound as Bound, day);
  }
}

/** Stages are those of the day of the build: a copy that nobody rebuilds says so. */
const tolerated = 3;

function warnWhenStale(day: string): void {
  const notice = document.querySelector<HTMLElement>("[data-built]");
  const age = notice ? (daysBetween(notice.dataset.built ?? "", day) ?? 0) : 0;
  if (!notice || age <= tolerated) return;
  notice.textContent = `This copy was built ${age} days ago. The counts below are for today; the stages are not.`;
  notice.hidden = false;
}

function offerThemes(): void {
  const button = document.querySelector<HTMLButtonElement>("button.theme-toggle");
  if (!button) return;
  const root = document.documentElement;
  const dark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const show = () => button.setAttribute("aria-pressed", String(dark()));
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // Storage is closed to us: the choice holds for this page.
    }
    show();
  });
  show();
  button.hidden = false;
}

/** "/" leads to the search field of the page, unless something is being typed. */
function listenForSearchKey(): void {
  document.addEventListener("keydown", (event) => {
    const typing =
      event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = document.querySelector<HTMLInputElement>("input[type=search]");
    if (!field) return;
    event.preventDefault();
    field.focus();
  });
}

const day = localDate();
recount(day);
warnWhenStale(day);
offerThemes();
listenForSearchKey();
