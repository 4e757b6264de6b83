/** Which elements are hidden or struck through. Their text is in the source of a page, but the page does not state it. */

/** Elements whose text is struck through. */
const struckNames = new Set(["del", "s", "strike"]);
/** Classes that hide an element in common style sheets. */
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
/** Classes that show an element again in wider windows ("hidden md:table", "d-none d-md-block"). */
const shownAgain =
  /(?:^|\s)(?:(?:xs|sm|md|lg|xl|2xl):(?:block|contents|flex|grid|inline|list-item|not-sr-only|table|visible)|d-(?:sm|md|lg|xl|xxl)-(?:block|flex|grid|inline|table))/;

const hiddenStyle = /(?:^|[;{\s])(?:display\s*:\s*["']?none|visibility\s*:\s*["']?(?:hidden|collapse))\b/i;
const struckStyle = /(?:^|[;{\s])text-?decoration(?:-?line)?\s*:[^;:}]*\bline-through\b/i;

export type Attributes = Record<string, string>;

const hasClass = ({ class: names }: Attributes, wanted: ReadonlySet<string>): boolean =>
  names?.split(/\s+/).some((each) => wanted.has(each)) ?? false;

/** Whether an element is hidden by an attribute, an inline style or a well-known class. */
export function isOutOfSight(attributes: Attributes): boolean {
  const { hidden, style } = attributes;
  return (
    (hidden !== undefined && hidden !== "until-found") ||
    (style !== undefined && hiddenStyle.test(style)) ||
    (hasClass(attributes, hiddenClasses) && !shownAgain.test(attributes.class ?? ""))
  );
}

/** Whether an element's text is struck through. */
export function isStruck(name: string, attributes: Attributes): boolean {
  const { style } = attributes;
  return (
    struckNames.has(name) || (style !== undefined && struckStyle.test(style)) || hasClass(attributes, struckClasses)
  );
}
