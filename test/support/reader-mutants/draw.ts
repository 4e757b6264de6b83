/** Repeatable draws: every mutant is a function of its seed. */

/** From this seed on, mutants are drawn with words that no earlier seed uses. */
export const firstUnseenSeed = 9_000;

export class Draw {
  private state: number;
  readonly isUnseen: boolean;

  constructor(seed: number) {
    this.state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
    this.isUnseen = seed >= firstUnseenSeed;
  }

  /** A number from 0 to below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of all; throws where there is none. */
  pick<T>(all: readonly T[]): T {
    const one = all[this.below(all.length)];
    if (one === undefined) throw new Error("nothing to draw from");
    return one;
  }

  /** One of the words that seeds of this kind may use: every third is kept for the unseen seeds. */
  word<T>(all: readonly T[]): T {
    const mine = all.filter((_, at) => (at % 3 === 2) === this.isUnseen);
    return this.pick(mine.length > 0 ? mine : all);
  }

  shuffled<T>(all: readonly T[]): T[] {
    const rest = [...all];
    return all.map(() => rest.splice(this.below(rest.length), 1)[0] as T);
  }
}
