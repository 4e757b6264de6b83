/** Finds where any of many words occurs, in one pass: an Aho-Corasick automaton as one flat table. */

export interface Automaton {
  /** The next state for each state and class; states are multiples of `classes`. */
  next: Uint16Array;
  /** The class of each character, 0 for what is no ASCII; upper and lower case are one, and so are separators. */
  classOf: Uint8Array;
  /** States from here on mean that a word has just ended. */
  firstFinal: number;
  /** How long the words are that have just ended, by state. */
  lengths: ReadonlyMap<number, readonly number[]>;
}

const separators = "._:@-";

/** The automaton for words of letters, digits and separators, in lower case. */
export function automatonOf(words: readonly string[]): Automaton {
  const classOf = classesOf(words);
  const classes = Math.max(...classOf) + 1;
  const nodes = linked(trieOf(words, classOf), classes);
  // Final states come last, so that one comparison tells them; the root stays first.
  const order = [...nodes].sort((a, b) => Number(a.isFinal) - Number(b.isFinal) || a.depth - b.depth);
  const numbers = new Map(order.map((node, i) => [node, i * classes]));
  const next = new Uint16Array(order.length * classes);
  for (const [i, node] of order.entries()) {
    for (let k = 0; k < classes; k++) next[i * classes + k] = numbers.get(node.to[k] as Node) ?? 0;
  }
  const firstFinal = order.findIndex(({ isFinal }) => isFinal);
  const lengths = new Map(order.flatMap((node, i) => (node.isFinal ? [[i * classes, lengthsAt(node)] as const] : [])));
  return { next, classOf, firstFinal: firstFinal < 0 ? next.length : firstFinal * classes, lengths };
}

function lengthsAt(node: Node | null): number[] {
  if (node === null) return [];
  return [...(node.isWord ? [node.depth] : []), ...lengthsAt(node.fail)];
}

interface Node {
  isWord: boolean;
  to: (Node | undefined)[];
  fail: Node | null;
  isFinal: boolean;
  depth: number;
}

function classesOf(words: readonly string[]): Uint8Array {
  const classOf = new Uint8Array(256);
  const letters = [...new Set(words.join("").replace(/[._:@-]/g, ""))].sort();
  for (const [i, letter] of letters.entries()) {
    classOf[letter.charCodeAt(0)] = i + 2;
    classOf[letter.toUpperCase().charCodeAt(0)] = i + 2;
  }
  for (const separator of separators) classOf[separator.charCodeAt(0)] = 1;
  return classOf;
}

function newNode(depth: number): Node {
  return { to: [], fail: null, isFinal: false, isWord: false, depth };
}

function trieOf(words: readonly string[], classOf: Uint8Array): Node {
  const root = newNode(0);
  for (const word of words) {
    let node = root;
    for (let i = 0; i < word.length; i++) {
      const k = classOf[word.charCodeAt(i)] ?? 0;
      node.to[k] ??= newNode(node.depth + 1);
      node = node.to[k] as Node;
    }
    node.isFinal = true;
    node.isWord = true;
  }
  return root;
}

/** Fills in where each state goes on a character that none of its words has next. Returns all states, the root first. */
function linked(root: Node, classes: number): Node[] {
  const nodes = [root];
  for (const node of nodes) {
    if (node.fail?.isFinal) node.isFinal = true;
    for (let k = 0; k < classes; k++) {
      const child = node.to[k];
      const fallback = node === root ? root : ((node.fail as Node).to[k] as Node);
      if (child === undefined) node.to[k] = fallback;
      else {
        child.fail = fallback;
        nodes.push(child);
      }
    }
  }
  return nodes;
}
