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

/** Reads the tabs of a page; `html` is its text. */
export function tabsOf($: CheerioAPI, html: string): Tabs {
  if (!/\brole\s?=\s?["']?tab\b/i.test(html)) return { titleOf: () => null, isTab: () => false };
  const panels = new Map<Element, string>();
  const tabs = new Set<Element>();
  const named = tabNames($('[role="tab"]').toArray());
  for (const panel of named.size > 0 ? $('[role="tabpanel"]').toArray() : []) {
    const { id = "", "aria-labelledby": label = "" } = panel.attribs;
    const tab =
      (id === "" ? undefined : named.get(`panel ${id}`)) ?? (label === "" ? undefined : named.get(`tab ${label}`));
    const title = tab ? normalizeText($(tab).text()).replace(/\s+/g, " ").trim() : "";
    if (!tab || title === "") continue;
    panels.set(panel, title);
    tabs.add(tab);
  }
  return { titleOf: (element) => panels.get(element) ?? null, isTab: (element) => tabs.has(element) };
}

/** The first tab for each panel that tabs name, as `panel <id>`, and for each id of a tab, as `tab <id>`. */
function tabNames(tabs: readonly Element[]): Map<string, Element> {
  const named = new Map<string, Element>();
  for (const tab of tabs) {
    const { id, href, "aria-controls": controls } = tab.attribs;
    const names = [
      ...(controls === undefined ? [] : [`panel ${controls}`]),
      ...(href?.startsWith("#") ? [`panel ${href.slice(1)}`] : []),
      ...(id === undefined ? [] : [`tab ${id}`]),
    ];
    for (const name of names) if (!named.has(name)) named.set(name, tab);
  }
  return named;
}
