/** The models that a cell names, as the readers of such cells give them. */

import type { Fact } from "../statements.ts";
import type { CellResult } from "./cell.ts";

export interface SubjectName {
  text: string;
  display: string | null;
  version: string | null;
}

export interface Subjects {
  names: SubjectName[];
  /** The row is about fine-tuning on these models, not about the models. */
  training: boolean;
  /** Facts that the cell states beside the name: "A → B". */
  facts: Fact[];
}

export const subjects = (names: SubjectName[], training = false, facts: Fact[] = []): CellResult<Subjects> => ({
  ok: true,
  value: { names, training, facts },
});
