/** The text of a JSON or YAML page as values, with the lines on which they begin. */
import type { JSONValue } from "json-p3";
import { LineCounter, parseDocument, visit } from "yaml";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { lineFinder, tooDeep } from "./line-finder.ts";

export type DataFormat = "json" | "yaml";
export type Location = readonly (string | number)[];

export interface Data {
  value: JSONValue;
  /** The line (1-based) on which the value at a location begins. */
  lineOf(location: Location): number;
}

/** YAML is parsed at about one megabyte a second. */
const longestYaml = 1_000_000;

/**
 * Parses a page. In YAML every scalar but null is a string as written, so that `version: 0125` keeps its zero. Throws a PageError on
 * text in another format and beyond the limits on size and nesting.
 */
export function parseData(text: string, format: DataFormat): Data {
  const clean = text.replace(/^\ufeff/, "");
  if (clean.length > limits.bytes)
    throw new PageError(`the page has ${clean.length} characters; the limit is ${limits.bytes}`, "too-large");
  return format === "json" ? parseJson(clean) : parseYaml(clean);
}

function parseJson(text: string): Data {
  const lineOf = lineFinder(text);
  try {
    return { value: JSON.parse(text), lineOf };
  } catch (error) {
    throw new PageError(`the page is not JSON: ${(error as Error).message.slice(0, 200)}`, "not-json");
  }
}

function parseYaml(text: string): Data {
  if (text.length > longestYaml)
    throw new PageError(`the page has ${text.length} characters; the limit for YAML is ${longestYaml}`, "too-large");
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(text, { schema: "failsafe", uniqueKeys: false, lineCounter });
    const [error] = document.errors;
    if (error) throw new PageError(`the page is not YAML: ${error.message.split("\n")[0]}`, "not-yaml");
    visit(document, {
      Scalar(_, node) {
        if (node.type === "PLAIN" && /^(?:null|~)?$/i.test(node.source ?? "")) node.value = null;
      },
    });
    const lineOf = (location: Location): number => {
      const node = document.getIn(location, true) as { range?: [number, number, number] } | undefined;
      return Math.max(1, lineCounter.linePos(node?.range?.[0] ?? 0).line);
    };
    // No aliases: a hostile page could nest them.
    return { value: document.toJS({ maxAliasCount: 0 }) ?? null, lineOf };
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    if (error instanceof ReferenceError)
      throw new PageError("the page uses aliases of YAML, which are not read", "not-yaml");
    throw error;
  }
}
