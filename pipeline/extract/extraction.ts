/** What reading one page gives: the value handed from `extract` to everything after it. */
import type { Diagnostic, EventName, ModelRecord, UnreadBlock } from "../domain/schema.ts";

/** What a record's tables have a column for, whether or not the cell was filled. */
export type Covered = EventName | "stage" | "replacement";

export interface Extraction {
  /** Records of this page alone, sorted by id, evidence pointing at the file or snapshot that was read. */
  records: ModelRecord[];
  /** Record id → the kinds of fact its rows have a column for. A kind that falls away is a lost column. */
  covered: Map<string, Set<Covered>>;
  /** Problems found, in page order. An `error` means that facts were left out because they could not be right. */
  problems: Diagnostic[];
  /** Lifecycle prose that was not read. */
  unread: UnreadBlock[];
}
