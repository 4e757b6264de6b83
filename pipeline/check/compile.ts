/** An index made ready for scanning. */

import { splitName } from "../domain/identity/id-keys.ts";
import { type Identified, idResolver, type ResolveId } from "../domain/identity/resolve-id.ts";
import { type Automaton, automatonOf } from "./automaton.ts";
import { type CheckIndex, recordsOf } from "./check-index.ts";
import { type Shapes, shapesOf } from "./shapes.ts";
import type { TokenMatch } from "./token-match.ts";

export interface Scanner {
  automaton: Automaton;
  resolve: ResolveId<Identified>;
  shapes: Shapes;
  /** A text that names every maker, for a look at a part of a text. */
  makers: string;
  /** What tokens were found to be; bounded, so that memory stays flat over any number of texts. */
  matches: Map<string, TokenMatch | null>;
}

const compiled = new WeakMap<CheckIndex, Scanner>();

/** The scanner of an index; made once for each. */
export function scannerOf(index: CheckIndex): Scanner {
  const known = compiled.get(index);
  if (known) return known;
  const records = recordsOf(index);
  const shapes = shapesOf(records.flatMap(namesOf));
  const scanner: Scanner = {
    automaton: automatonOf([...shapes.stems]),
    resolve: idResolver(records),
    shapes,
    makers: [...new Set(records.map(({ provider }) => provider))].join(" "),
    matches: new Map(),
  };
  compiled.set(index, scanner);
  return scanner;
}

/** The last part of each id that a record has or had: the name without maker and path. */
function namesOf({ model, aliases = [], formerIds = [] }: Identified): string[] {
  return [model, ...aliases.map((alias) => alias.model), ...(formerIds ?? [])]
    .filter((id) => !/\s/.test(id))
    .map((id) => splitName(id.toLowerCase()).name)
    .map((id) => id.slice(id.lastIndexOf("/") + 1));
}
