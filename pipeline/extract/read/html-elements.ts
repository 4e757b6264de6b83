/** Which elements of an HTML page hold content, and which are tables. */

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

/** Whether an element is visible and of a kind that holds content. */
export const isShown = ({ name, attribs }: Element): boolean =>
  !ignoredElements.has(name) && !isOutOfSight(attribs) && (attribs["aria-hidden"] !== "true" || name === "table");

/** Whether the content of an element does not count: not visible, or struck through. */
export const isAbsent = (element: Element): boolean => !isShown(element) || isStruck(element.name, element.attribs);

const tableRoles = new Set(["table", "grid", "treegrid"]);

export const isTable = ({ name, attribs }: Element): boolean => name === "table" || tableRoles.has(attribs.role ?? "");
