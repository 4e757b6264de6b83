/** Sentences about a model: of its features, of what is not so, of what is. */

import { daysAfter } from "../dates.ts";
import type { Mutation, Mutator } from "../mutation.ts";
import { type Dress, dresses } from "../page.ts";
import * as words from "../words/sentences.ts";

interface Said {
  id: string;
  other: string;
  iso: string;
}

/** Puts a sentence where it stands alone. */
function say(mutation: Mutation, phrase: string, id: string): Said {
  const iso = mutation.day();
  const other = `${mutation.newId()}-b`;
  const { form } = mutation;
  const text = phrase
    .replace("{id}", form.code(id))
    .replace("{other}", form.code(other))
    .replace("{date}", mutation.written(iso))
    .replace("{later}", mutation.written(daysAfter(iso, 2)));
  const dress = mutation.draw.pick<Dress>(dresses.filter((each) => each !== "bold"));
  mutation.insert(mutation.freePlace(), form.dressed(text, dress));
  return { id, other, iso };
}

/** An id that the page gives dates for; a new one where it gives none. */
function knownId(mutation: Mutation): string {
  const ids = mutation.original.reading.records.filter(({ kind }) => kind === "model").map(({ model }) => model);
  return ids.length > 0 ? mutation.draw.pick(ids) : mutation.newId();
}

const feature: Mutator = (mutation) => {
  const phrase = mutation.draw.word(words.features);
  const { id, iso } = say(mutation, phrase, mutation.draw.chance(0.5) ? knownId(mutation) : mutation.newId());
  if (phrase.startsWith("Fine-tuning")) mutation.expected.add(id, "training-retired", iso, null, false);
  return true;
};

const aside: Mutator = (mutation) => {
  say(mutation, mutation.draw.word(words.asides), mutation.newId());
  return true;
};

/** The same of a model that the page has: what it says of that model is open then, new dates are not. */
const asideOfKnown: Mutator = (mutation) => {
  const id = knownId(mutation);
  const own = [...mutation.original.reading.facts.values()].filter(({ model }) => model === id.toLowerCase());
  mutation.expected.set(own, "open");
  say(mutation, mutation.draw.word(words.asides), id);
  return true;
};

const undone: Mutator = (mutation) => {
  say(mutation, mutation.draw.word(words.undone), mutation.newId());
  return true;
};

const truth =
  (phrases: string[], forms: string[]): Mutator =>
  (mutation) => {
    const { id, iso } = say(mutation, mutation.draw.word(phrases), mutation.newId());
    mutation.expected.add(id, "retired", iso, forms);
    mutation.expected.allow(`${id} | stage retired`);
    mutation.expected.announced.add(id);
    return true;
  };

export const sentences: Record<string, Mutator> = {
  "sentence about a feature": feature,
  "sentence that denies": aside,
  "sentence that denies, of a known model": asideOfKnown,
  "sentence undone by the next": undone,
  "true sentence": truth(words.retired, ["on/all"]),
  "true sentence: soft": truth(words.retiredSoft, ["not-before/all", "tentative/all"]),
  "true sentence: limited": truth(words.retiredLimited, ["on/some"]),
  "true sentence about one of two": truth(words.oneOfTwo, ["on/all"]),
};
