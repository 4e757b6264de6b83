/** Titled parts of a Markdown page that the parser does not know: tabs, accordions, callouts, components. */

/** 0-based line of the page → parts that open there (with their title) or close there. */
export type Containers = Map<number, ({ open: string } | "close")[]>;

/** Records that a part opens or closes at a line. */
export function addContainerMark(containers: Containers, at: number, what: { open: string } | "close"): void {
  const here = containers.get(at);
  if (here) here.push(what);
  else containers.set(at, [what]);
}
