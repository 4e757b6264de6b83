/** Several ids in one query: `gpt-4o, claude-3-opus`. */

/** The parts of a query that are searched one by one; one for a query that is no list. */
export function listedIds(text: string): string[] {
  const parts = text.split(/[,;\n]/).map((part) => part.trim());
  const named = [...new Set(parts)].filter(Boolean);
  return named.length > 1 ? named.slice(0, most) : [named[0] ?? ""];
}

const most = 20;
