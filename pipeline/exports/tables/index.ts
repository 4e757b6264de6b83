/** All tables, each after those that it refers to. */
import { changes } from "./changes.ts";
import { events, relativeDates, replacements } from "./facts.ts";
import { answers, elsewhere, models, names } from "./models.ts";
import { pages, providers } from "./providers.ts";
import type { Table } from "./table.ts";

export const tables: readonly Table[] = [
  providers,
  pages,
  models,
  answers,
  names,
  elsewhere,
  events,
  relativeDates,
  replacements,
  changes,
];
