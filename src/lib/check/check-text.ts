/** The ids of models in a text, each with the records that it names. */
import { checkIndex } from "../../../pipeline/check/check-index.ts";
import { scan } from "../../../pipeline/check/scan.ts";
import { idResolver } from "../../../pipeline/domain/identity/resolve-id.ts";
import { identified } from "../search/identify.ts";
import type { SearchDocument } from "../search/search-documents.ts";
import { pastedList } from "./pasted-list.ts";
import { type TextPiece, textPieces } from "./text-pieces.ts";
import { byUrgency, type Urgency, urgencyOf } from "./urgency.ts";

export interface CheckedId {
  /** As it is in the text. */
  written: string;
  /** How often, and on which line first. */
  times: number;
  line: number;
  /** The records that it may name: several where it does not say which, none for an unknown id. */
  documents: readonly SearchDocument[];
  /** For an unknown id: other models that resemble it. */
  related: readonly SearchDocument[];
  urgency: Urgency;
}

/**
 * Finds the ids in a text on a day (YYYY-MM-DD): each once, the most urgent first. `pause` is awaited between the pieces of a
 * long text; where it gives false, the rest is left out.
 */
export type CheckText = (text: string, day: string, pause?: () => Promise<boolean>) => Promise<CheckedId[]>;

/** Makes what finds ids, once for all texts. */
export function textChecker(documents: readonly SearchDocument[]): CheckText {
  const records = documents.map(identified);
  const index = checkIndex(records);
  const resolve = idResolver(records);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const find = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);

  const inList = (text: string): Found[] | null => {
    const listed = pastedList(text, (name) => resolve(name).found !== "none");
    return (
      listed?.map(({ written, line }) => {
        const it = resolve(written);
        if (it.found === "none") return { written, line, documents: [], related: of([...it.elsewhere, ...it.family]) };
        return { written, line, documents: of(it.found === "one" ? [it.record] : it.records), related: [] };
      }) ?? null
    );
  };
  const inPiece = ({ text, lines }: TextPiece, day: string): Found[] =>
    scan(text, index, day)
      .filter(({ ignored }) => ignored === null)
      .map(({ written, line, records: named, elsewhere, family }) => {
        const related = named.length > 0 ? [] : find([...elsewhere, ...family]);
        return { written, line: lines + line, documents: find(named), related };
      });
  return async (text, day, pause = async () => true) => {
    const listed = inList(text);
    if (listed !== null) return together(listed, day);
    const found: Found[] = [];
    for (const piece of textPieces(text)) {
      found.push(...inPiece(piece, day));
      if (!(await pause())) break;
    }
    return together(found, day);
  };
}

type Found = Pick<CheckedId, "written" | "line" | "documents" | "related">;

function of(records: readonly { document: SearchDocument }[]): SearchDocument[] {
  return records.map(({ document }) => document);
}

/** Each id once. */
function together(found: readonly Found[], day: string): CheckedId[] {
  const groups = Map.groupBy(found, ({ written }) => written);
  return [...groups.values()]
    .flatMap(([first, ...others]): CheckedId[] =>
      first ? [{ ...first, times: 1 + others.length, urgency: urgencyOf(first.documents, day) }] : [],
    )
    .sort(byUrgency);
}
