/** Tables and JSON for terminals. Text from pages cannot move the cursor or set colours. */
import { styleText } from "node:util";
import type { Effects } from "../storage/effects.ts";
import { forTerminal, jsonForTerminal } from "../text/sanitize.ts";

/** A header and rows as lines of aligned columns; the last column is not padded. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], colour: boolean): string[] {
  const lines = [header, ...rows].map((row) => row.map(forTerminal));
  const widths = header.map((_, i) => Math.max(...lines.map((row) => row[i]?.length ?? 0)));
  const texts = lines.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  return texts.map((text, i) => (i === 0 && colour ? styleText("bold", text, { validateStream: false }) : text));
}

/** Prints a value as indented JSON. */
export function outJson(effects: Effects, value: unknown): void {
  effects.out(jsonForTerminal(JSON.stringify(value, null, 2)));
}
