/** The result of extracting one page. */
import type { Diagnostic, EventName, ModelRecord, UnreadBlock } from "../domain/schema.ts";

/** Kinds of fact that a table has a column for, whether or not the cell is filled. */
export type Covered = EventName | "stage" | "replacement";

export interface Extraction {
  /** Records of this page alone, sorted by id, evidence pointing at the file or snapshot that was read. */
  records: ModelRecord[];
  /** Record id → the kinds of fact that its rows have a column for. A kind that disappears is a lost column. */
  covered: Map<string, Set<Covered>>;
  /** Problems found, in page order. An `error` means that facts were left out because they are implausible. */
  problems: Diagnostic[];
  /** Lifecycle prose that could not be read. */
  unread: UnreadBlock[];
  /** The first day on which a snapshot may have been read, where only a range of days is known. */
  readNotBefore?: string;
}
