/** Tabs and their panels, where the page links them as ARIA has it. */

import type { CheerioAPI } from "cheerio";
import type { Element } from "domhandler";
import { normalizeText } from "../../text/sanitize.ts";

export interface Tabs {
  /** The title of a tab panel; null for any other element and for a panel that no tab names. */
  titleOf: (element: Element) => string | null;
  /** Whether an element is a tab whose panel has its title. */
  isTab: (element: Element) => boolean;
}

/** Reads the tabs of a page. */
export function tabsOf($: CheerioAPI): Tabs {
  const panels = new Map<Element, string>();
  const tabs = new Set<Element>();
  const all = $('[role="tab"]').toArray();
  for (const panel of all.length > 0 ? $('[role="tabpanel"]').toArray() : []) {
    const { id = "", "aria-labelledby": label = "" } = panel.attribs;
    const tab = all.find(
      ({ attribs }) =>
        (id !== "" && (attribs["aria-controls"] === id || attribs.href === `#${id}`)) ||
        (label !== "" && attribs.id === label),
    );
    const title = tab ? normalizeText($(tab).text()).replace(/\s+/g, " ").trim() : "";
    if (!tab || title === "") continue;
    panels.set(panel, title);
    tabs.add(tab);
  }
  return { titleOf: (element) => panels.get(element) ?? null, isTab: (element) => tabs.has(element) };
}
