/** What a page has in its source and does not show, or shows struck through: it is no part of what the page says. */

/** Elements whose text is struck through. */
const struckNames = new Set(["del", "s", "strike"]);
/** Classes of the usual style sheets that take an element out of sight. */
const hiddenClasses = new Set([
  "d-none",
  "hidden",
  "hide",
  "invisible",
  "is-hidden",
  "screen-reader-only",
  "screen-reader-text",
  "sr-only",
  "u-hidden",
  "visually-hidden",
  "visuallyhidden",
]);
const struckClasses = new Set([
  "line-through",
  "strike-through",
  "strikethrough",
  "text-decoration-line-through",
  "text-strike",
]);
/** A class that shows an element again from some width of the window on ("hidden md:table", "d-none d-md-block"). */
const shownAgain =
  /(?:^|\s)(?:(?:xs|sm|md|lg|xl|2xl):(?:block|contents|flex|grid|inline|list-item|not-sr-only|table|visible)|d-(?:sm|md|lg|xl|xxl)-(?:block|flex|grid|inline|table))/;

const hiddenStyle = /(?:^|[;{\s])(?:display\s*:\s*["']?none|visibility\s*:\s*["']?(?:hidden|collapse))\b/i;
const struckStyle = /(?:^|[;{\s])text-?decoration(?:-?line)?\s*:[^;,}]*\bline-through\b/i;

export type Attributes = Record<string, string>;

const classesOf = (attributes: Attributes): string[] => (attributes.class ?? "").split(/\s+/);

/** Whether an element is out of sight by an attribute, a style of its own or a well-known class. */
export function isOutOfSight(attributes: Attributes): boolean {
  return (
    (attributes.hidden !== undefined && attributes.hidden !== "until-found") ||
    hiddenStyle.test(attributes.style ?? "") ||
    (classesOf(attributes).some((each) => hiddenClasses.has(each)) && !shownAgain.test(attributes.class ?? ""))
  );
}

/** Whether an element's text is struck through. */
export function isStruck(name: string, attributes: Attributes): boolean {
  return (
    struckNames.has(name) ||
    struckStyle.test(attributes.style ?? "") ||
    classesOf(attributes).some((each) => struckClasses.has(each))
  );
}
