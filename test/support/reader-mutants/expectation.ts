/** What a mutant says, against what its original says. */

import type { Fact } from "./facts.ts";
import type { Original } from "./original.ts";

/**
 * What a fact must be, if it is read: the same; a date that is not firm; a date for some only; either of these; anything.
 * One that is "void" must not be read.
 */
export type Must = "same" | "soft" | "limited" | "qualified" | "open" | "void";

export interface Added {
  forms: string[] | null;
  isRequired: boolean;
}

export class Expectation {
  readonly musts = new Map<string, Must>();
  readonly added = new Map<string, Added>();
  /** Models of which the heading above may give an announcement. */
  readonly announced = new Set<string>();

  constructor(original: Original) {
    for (const key of original.required) this.musts.set(key, "same");
    for (const key of original.open) this.musts.set(key, "open");
  }

  /** Sets what facts must be; those that are open stay so. */
  set(facts: Iterable<Fact>, must: Must | ((fact: Fact) => Must)): void {
    for (const fact of facts)
      if (this.musts.get(fact.key) !== "open") this.musts.set(fact.key, typeof must === "string" ? must : must(fact));
  }

  /** A new date that is true: to be read or reported where it is required. */
  add(model: string, event: string, date: string, forms: string[] | null, isRequired = true): void {
    this.added.set(`${model.toLowerCase()} | date ${event} ${date}`, { forms, isRequired });
  }

  /** A new fact that may be read and may be not. */
  allow(key: string): void {
    if (this.musts.has(key)) this.musts.set(key, "open");
    else this.added.set(key, { forms: null, isRequired: false });
  }
}
