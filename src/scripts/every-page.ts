/** What every page does in the browser: countdowns for the reader's local date, the theme, the search key. */

import { countdown } from "../../pipeline/domain/countdown.ts";
import type { Bound } from "../../pipeline/domain/schema.ts";
import { localDate } from "./local-date.ts";

function recount(day: string): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-count]")) {
    const { count = "", bound = "on" } = element.dataset;
    element.textContent = countdown(count, bound as Bound, day);
  }
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
offerThemes();
listenForSearchKey();
