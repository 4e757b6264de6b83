/**
 * `node scripts/pack-types.ts`: writes the types of the library into the package, `lib/types/`. Those that are inferred from
 * schemas are written out, so that a project needs no types of the schema library.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

const root = resolve(import.meta.dirname, "..");
const pipeline = join(root, "pipeline");
const entry = join(pipeline, "package/index.ts");
const schema = join(pipeline, "domain/schema.ts");

const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
const program = ts.createProgram([entry], { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true });

const declared = declarations();
declared.set(schema, writtenOut(schema));
const out = join(root, "lib/types");
rmSync(out, { recursive: true, force: true });
for (const file of reachable(entry)) {
  const path = join(out, relative(pipeline, file).replace(/\.ts$/, ".d.mts"));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, (declared.get(file) ?? "").replace(/(from\s+"\.[^"]*)\.ts"/g, '$1.mjs"'));
}

/** Source file → its declarations. */
function declarations(): Map<string, string> {
  const found = new Map<string, string>();
  program.emit(undefined, (_, text, __, ___, sources = []) => {
    for (const { fileName } of sources) found.set(resolve(fileName), text);
  });
  return found;
}

/** The files that the declarations of a file need, itself included. Throws where one is not ours. */
function reachable(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { fileName: target } of ts.preProcessFile(declared.get(file) ?? "").importedFiles) {
    if (!target.startsWith(".")) throw new Error(`${relative(root, file)}: its types need "${target}"`);
    reachable(resolve(dirname(file), target), seen);
  }
  return seen;
}

/** The exported types of a file, each with what it stands for in place of what it is inferred from. */
function writtenOut(file: string): string {
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`${file} is not part of the library`);
  const checker = program.getTypeChecker();
  const printer = ts.createPrinter();
  const flags = ts.NodeBuilderFlags.NoTruncation | ts.NodeBuilderFlags.InTypeAlias;
  const aliases = source.statements.filter(ts.isTypeAliasDeclaration).map((alias) => {
    if (alias.typeParameters) return alias.getText(source);
    const node = checker.typeToTypeNode(checker.getTypeAtLocation(alias.name), alias, flags);
    const text = node ? printer.printNode(ts.EmitHint.Unspecified, node, source) : "never";
    return `export type ${alias.name.text} = ${text};`;
  });
  return `${aliases.join("\n")}\n`;
}
