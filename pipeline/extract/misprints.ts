/** Ids that a page misprints, as its definition corrects them. The id as printed becomes an alias of the model. */
import type { PageDefinition } from "../domain/schema.ts";
import type { TableRows } from "./reader/resolve.ts";
import type { Fact, Name, Statement } from "./reader/statements.ts";

type Misprints = NonNullable<PageDefinition["misprints"]>;

/** Corrects the rows in place. */
export function correctRows(tables: readonly TableRows[], misprints: Misprints = {}): void {
  for (const row of tables.flatMap(({ rows }) => rows)) {
    const { names, facts } = corrected(row.names, row.facts, misprints);
    row.names = names;
    row.facts = facts;
  }
}

/** The statements, corrected. */
export function correctStatements(statements: readonly Statement[], misprints: Misprints = {}): Statement[] {
  return statements.map((statement) => {
    if (statement.models === null) return statement;
    const { names, facts } = corrected(statement.models, statement.facts, misprints);
    return { ...statement, models: names, facts };
  });
}

function corrected(names: Name[], facts: Fact[], misprints: Misprints): { names: Name[]; facts: Fact[] } {
  const isMisprint = ({ model }: Name) => Object.hasOwn(misprints, model);
  if (!names.some(isMisprint)) return { names, facts };
  const right = names.map((name) =>
    isMisprint(name) ? { ...name, model: misprints[name.model] ?? name.model } : name,
  );
  const [only, ...more] = names;
  // Of several models of a row it is not known whose alias it would be.
  const aliases: Fact[] = only === undefined || more.length > 0 ? [] : [{ says: "alias", model: only.model }];
  return { names: right, facts: [...facts, ...aliases] };
}
