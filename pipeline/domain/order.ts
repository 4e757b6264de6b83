/** Sorting and comparing text the same way on every machine: by code unit, never by locale. */

/** Compares two strings by code unit. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Compares two lists element by element; null comes before every value, numbers compare as numbers. */
export function byParts(a: readonly Part[], b: readonly Part[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = byPart(a[i] ?? null, b[i] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

type Part = string | number | null;

function byPart(a: Part, b: Part): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return byText(String(a), String(b));
}

/** The text in lower case with single spaces, for comparing, never for display. */
export function folded(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

/** JSON with sorted object keys, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => byText(a, b)));
  });
}
