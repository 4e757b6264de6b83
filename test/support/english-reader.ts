/** Parts of the reader with the English lexicon, for tests that look at words without a page around them. */
import { type DateOrder, findDates as findDatesWith } from "../../pipeline/extract/reader/dates.ts";
import { lexiconFor } from "../../pipeline/extract/reader/lexicon/index.ts";
import { readTitle } from "../../pipeline/extract/reader/titles.ts";

const english = lexiconFor([]);

export const findDates = (text: string, order: DateOrder | null = null) => findDatesWith(text, english, order);
export const roleOfTitle = (title: string): string => readTitle(title, english).role;
export { isEvent } from "../../pipeline/extract/reader/titles.ts";
