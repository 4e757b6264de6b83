/** The ids somebody may have meant. */
import { byText, folded } from "./order.ts";
import { withoutProvider } from "./record-id.ts";

/** Up to `count` ids nearest to the text: those that contain it, then those a few letters away. */
export function nearestIds(text: string, ids: readonly string[], count = 5): string[] {
  const wanted = folded(text);
  const scored = ids.map((id) => ({ id, score: distance(wanted, id.toLowerCase()) }));
  const near = scored.filter(({ score }) => score <= 1 + wanted.length / 3);
  return near
    .sort((a, b) => a.score - b.score || byText(a.id, b.id))
    .slice(0, count)
    .map(({ id }) => id);
}

/** `no provider "opnai"; did you mean openai? Providers: anthropic, openai`, where `known` are the providers there are. */
export function unknownProvider(id: string, known: readonly string[]): string {
  const [near] = nearestIds(id, known, 1);
  const hint = near === undefined ? "." : `; did you mean ${near}?`;
  return `no provider "${id}"${hint} Providers: ${known.join(", ") || "none"}`;
}

/** 0 for the same model, up to 1 where the id contains the text, otherwise the letters to change; the provider may be left out. */
function distance(wanted: string, id: string): number {
  if (wanted === "") return Number.POSITIVE_INFINITY;
  const model = withoutProvider(id);
  if (model === wanted || model.startsWith(`${wanted}@`)) return 0;
  if (id.includes(wanted)) return 1 - wanted.length / id.length;
  return 1 + Math.min(edits(wanted, id), edits(wanted, model));
}

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
