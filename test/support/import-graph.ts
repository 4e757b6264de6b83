/** Which file imports which: every static, dynamic and type import of the TypeScript and Astro files of some folders. */
import { join } from "node:path/posix";
import ts from "typescript";
import { filesBelow, textOf } from "./repository.ts";

export interface Import {
  /** Path from the project root for a file of ours, else the specifier: `zod`, `node:fs`. */
  target: string;
  /** Whether it is of types only, and so gone when the code runs. */
  isType: boolean;
  /** Whether it is loaded only when that line runs. */
  isDynamic: boolean;
}

/** File → what it imports, for the files below the folders. */
export function importGraph(...folders: string[]): Map<string, Import[]> {
  const files = folders.flatMap(filesBelow).filter((file) => /\.(ts|astro)$/.test(file));
  return new Map(files.map((file) => [file, importsOf(file, textOf(file))]));
}

/** The imports of one file. */
export function importsOf(file: string, text: string): Import[] {
  const code = file.endsWith(".astro") ? scriptsOf(text) : text;
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isType: boolean, isDynamic = false) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const { text: name } = specifier;
    found.push({ target: name.startsWith(".") ? join(file, "..", name) : name, isType, isDynamic });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false, true);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(`${file}.ts`, code, ts.ScriptTarget.Latest));
  return found;
}

/** Front matter and scripts of an Astro file; a script that it runs as it is written imports nothing. */
function scriptsOf(text: string): string {
  const [, frontMatter = "", rest = text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const scripts = [...rest.matchAll(/<script(?![^>]*is:inline)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script]) => script,
  );
  return [frontMatter, ...scripts].join("\n");
}

/** `import type { A }`, or `import { type A, type B }`, which leave nothing to load. */
function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** Every way round among the files: a list of files of which each imports the next, and the last the first. */
export function circlesIn(graph: ReadonlyMap<string, readonly Import[]>): string[][] {
  const done = new Set<string>();
  const path: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    const start = path.indexOf(file);
    if (start >= 0) circles.push(path.slice(start));
    if (start >= 0 || done.has(file)) return;
    path.push(file);
    for (const { target } of graph.get(file) ?? []) if (graph.has(target)) visit(target);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return circles;
}

/** All that a file loads, at once or later, on its way through the files of the graph. */
export function reachableFrom(file: string, graph: ReadonlyMap<string, readonly Import[]>): Set<string> {
  const found = new Set<string>();
  const visit = (from: string): void => {
    for (const { target, isType } of graph.get(from) ?? []) {
      if (isType || found.has(target)) continue;
      found.add(target);
      visit(target);
    }
  };
  visit(file);
  return found;
}
