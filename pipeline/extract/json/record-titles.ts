/** The titles of the columns that a definition fills: what a snapshot prints, and the roles that they have. */
import type { ColumnRole, PageDefinition, RecordRole } from "../../domain/schema.ts";

/** Role → title, in the order of the columns. */
export const recordTitles: Readonly<Record<RecordRole, string>> = {
  id: "Model ID",
  name: "Model name",
  version: "Version",
  alias: "Aliases",
  stage: "Status",
  qualifier: "Scope",
  released: "Release date",
  announced: "Announcement date",
  legacy: "Legacy date",
  deprecated: "Deprecation date",
  "extended-access": "Extended access date",
  "training-retired": "Training retirement date",
  redirected: "Redirect date",
  retired: "Retirement date",
  replacement: "Replacement",
};

/** Title → role for a page: of its definition, and of the titles that its records are given. */
export function rolesByTitle(definition: PageDefinition | undefined): Record<string, ColumnRole> {
  if (!definition?.records) return definition?.columns ?? {};
  const fixed = Object.entries(recordTitles).map(([role, title]) => [title, role]);
  return { ...Object.fromEntries(fixed), ...definition.columns };
}
