/**
 * A limit on the time that one page may take, for pages that nobody has read before. Snapshots are read without one: what
 * is rebuilt must not depend on the speed of the machine.
 */
import { createContext, Script } from "node:vm";
import type { Extractor } from "./extractor.ts";
import { PageError } from "./page-error.ts";

/** The same extractor with a time limit: a call that takes longer throws a PageError `too-slow`. */
export function withTimeLimit(extractor: Extractor, milliseconds: number): Extractor {
  return {
    detectFormat: (text, hint) => extractor.detectFormat(text, hint),
    decodePage: (bytes, format, charset) => limited(milliseconds, () => extractor.decodePage(bytes, format, charset)),
    extractPage: (text, input) => limited(milliseconds, () => extractor.extractPage(text, input)),
    explainLine: (text, input, line) => limited(milliseconds, () => extractor.explainLine(text, input, line)),
    snapshotPage: (text, input) => limited(milliseconds, () => extractor.snapshotPage(text, input)),
  };
}

const call = new Script("work()");
const context = createContext({});

/**
 * Runs under V8's watchdog, which also interrupts a parser or regular expression of a library, where a check between our own
 * steps would never be reached. This is safe because the extractor keeps no state between calls.
 */
function limited<T>(milliseconds: number, work: () => T): T {
  try {
    context.work = work;
    return call.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new PageError(`reading the page took longer than ${milliseconds / 1_000} seconds`, "too-slow");
  } finally {
    // It would hold the page.
    context.work = null;
  }
}
