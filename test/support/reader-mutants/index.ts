/** Real pages, changed in ways that a reader may get wrong. Each mutant is a function of its seed, and says what is true of it. */

import { Draw } from "./draw.ts";
import { read } from "./facts.ts";
import { type Judgement, judge } from "./judge.ts";
import { cells } from "./kinds/cells.ts";
import { layout } from "./kinds/layout.ts";
import { notes } from "./kinds/notes.ts";
import { sentences } from "./kinds/sentences.ts";
import { structure } from "./kinds/structure.ts";
import { tables } from "./kinds/tables.ts";
import { titles } from "./kinds/titles.ts";
import { Mutation, type Mutator } from "./mutation.ts";
import type { Original } from "./original.ts";
import { print } from "./page.ts";

const mutators: Record<string, Mutator> = {
  ...structure,
  ...notes,
  ...sentences,
  ...tables,
  ...cells,
  ...titles,
  ...layout,
};

/** The kinds of mutants, in the order in which seeds take their turns. */
export const kinds = Object.keys(mutators);

export interface Mutant extends Judgement {
  seed: number;
  kind: string;
  page: string;
  text: string;
  /** Lines that the mutation is on. */
  places: [from: number, to: number][];
}

/** The pages that are tried before a seed is given up: most have something to change. */
const tries = 12;

/** The mutant of a seed, and how it is read; null where no page has what its kind changes. */
export function mutantOf(seed: number, originals: readonly Original[]): Mutant | null {
  const kind = kinds[seed % kinds.length] ?? "";
  const draw = new Draw(seed);
  for (const original of draw.shuffled(originals).slice(0, tries)) {
    const mutation = new Mutation(original, draw);
    if (!mutators[kind]?.(mutation)) continue;
    const { text, lines } = print(mutation.page, original.form);
    const places = mutation.places.flatMap((place) => {
      const at = lines.get(place);
      return at ? [at] : [];
    });
    const found = read(text, original.form.name);
    const judgement = judge(mutation.expected, original.reading, found, { text, places });
    return { seed, kind, page: original.name, text, places, ...judgement };
  }
  return null;
}
