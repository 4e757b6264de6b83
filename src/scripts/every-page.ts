/** What every page does in the browser: countdowns for the reader's local date, the theme, the search key. */

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

/** Days after which a copy that is not rebuilt says so: its stages are those of the day of the build. */
const tolerated = 3;

function warnWhenStale(day: string): void {
  const notice = document.querySelector<HTMLElement>("[data-built]");
  const age = notice ? (daysBetween(notice.dataset.built ?? "", day) ?? 0) : 0;
  if (!notice || age <= tolerated) return;
  notice.textContent = `This page was built ${age} days ago. Countdowns are for today; stages may be out of date.`;
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
      // Storage is blocked: the choice is for this page only.
    }
    show();
  });
  show();
  button.hidden = false;
}

/** "/" moves to the search field of the page, unless something is being typed. */
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
