/** Long lists, of which a page shows the beginning. */

/** The first items, at most `most` of them, and how many others there are. One that is left over is shown as well. */
export function shownItems<T>(items: readonly T[], most: number): { shown: readonly T[]; hidden: number } {
  const shown = items.length > most + 1 ? items.slice(0, most) : items;
  return { shown, hidden: items.length - shown.length };
}
