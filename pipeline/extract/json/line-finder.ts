/** Finds the lines of values in JSON text, which JSON.parse does not tell. */
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";

interface Container {
  /** The location of the container. */
  path: string;
  isArray: boolean;
  at: number;
  key: string;
}

/** Begins a key in a location written as text; no key can contain it unescaped. */
const key = (part: string | number): string => `\n${part}`;

/**
 * Gives the line (1-based) on which the object or array at a location begins; 1 where there is none. Throws a PageError if
 * the text nests more deeply than the limit.
 */
export function lineFinder(text: string): (location: readonly (string | number)[]) => number {
  // Most answers are one line, and have nothing to find.
  const lines = new Map<string, number>();
  const trail: Container[] = [];
  let line = 1;
  let lastString = "";
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    const inner = trail.at(-1);
    if (char === "\n") line += 1;
    else if (char === '"') {
      const end = stringEnd(text, at);
      lastString = text.slice(at + 1, Math.min(end, at + 201));
      at = end;
    } else if (char === ":" && inner) inner.key = lastString;
    else if (char === "," && inner) inner.at += 1;
    else if (char === "{" || char === "[") {
      if (trail.length >= limits.nesting) throw tooDeep();
      const path = inner ? inner.path + key(inner.isArray ? inner.at : inner.key) : "";
      if (line > 1) lines.set(path, line);
      trail.push({ path, isArray: char === "[", at: 0, key: "" });
    } else if (char === "}" || char === "]") trail.pop();
  }
  return (location) => lines.get(location.map(key).join("")) ?? 1;
}

/** The position of the quote that ends a string, or the end of the text. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

/** The error for a page that nests too deeply. */
export function tooDeep(): PageError {
  return new PageError(`the page nests values more than ${limits.nesting} deep`, "too-deep");
}
