/** Elements made and found. */

/** An element with attributes and children. Texts become text nodes, so that nothing from a page is read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The first element of a kind inside another that matches a selector. Throws where there is none. */
export function find<T extends HTMLElement>(inside: ParentNode, selector: string, kind: new () => T): T {
  const found = inside.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`no ${kind.name} matches ${selector}`);
  return found;
}
