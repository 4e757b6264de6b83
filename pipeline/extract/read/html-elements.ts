/** What kind an element of an HTML page is of: whether it says anything, and whether it is a table. */

import type { Element } from "domhandler";
import { isOutOfSight, isStruck } from "./visibility.ts";

const ignoredElements = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "nav",
  "header",
  "footer",
  "aside",
  "form",
  "button",
  "iframe",
  "select",
  "textarea",
  "input",
  "dialog",
  "menu",
  "head",
  "math",
  "object",
  "canvas",
  "video",
  "audio",
]);

/** Whether an element can be seen and is of a kind that holds content. */
export const isShown = ({ name, attribs }: Element): boolean =>
  !ignoredElements.has(name) && !isOutOfSight(attribs) && (attribs["aria-hidden"] !== "true" || name === "table");

/** Whether an element says nothing: not shown, or struck through. */
export const isAbsent = (element: Element): boolean => !isShown(element) || isStruck(element.name, element.attribs);

const tableRoles = new Set(["table", "grid", "treegrid"]);

export const isTable = ({ name, attribs }: Element): boolean => name === "table" || tableRoles.has(attribs.role ?? "");
