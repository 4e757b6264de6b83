/** Bytes → text, with checks of charset, content and size whose messages say where. */
import { isUtf8 } from "node:buffer";
import { getEncoding } from "encoding-sniffer/sniffer";
import type { PageFormat } from "../../domain/schema.ts";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";

/**
 * Text of a fetched page. The charset is that of the byte order mark, else the `named` one of the Content-Type, else of an
 * HTML `<meta>`, else UTF-8; an unknown one is ignored. Throws PageError on an empty, binary or oversized page
 * and on bytes that are not of its charset.
 */
export function decodePage(bytes: Uint8Array, format: PageFormat, named?: string): string {
  if (bytes.length > limits.bytes)
    throw new PageError(`the page has ${bytes.length} bytes; the limit is ${limits.bytes}`, "too-large");
  const charset = charsetOf(bytes, format, named);
  if (!charset.startsWith("utf-16")) {
    const nul = bytes.indexOf(0);
    if (nul >= 0) throw new PageError(`byte ${nul} is NUL: the page is binary, not text`, "binary");
  }
  let text: string;
  try {
    text = new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    throw new PageError(`the page is not valid ${charset} (${firstInvalidByte(bytes, charset)})`, "charset");
  }
  if (text.trim() === "") throw new PageError("the page is empty", "empty");
  return text;
}

/** https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding, but with UTF-8 as the default. */
function charsetOf(bytes: Uint8Array, format: PageFormat, named: string | undefined): string {
  const charset = getEncoding(bytes, {
    ...(named === undefined ? {} : { transportLayerEncodingLabel: named }),
    defaultEncoding: "utf-8",
    // In Markdown only a byte order mark counts: markup in it is an example.
    maxBytes: format === "html" ? 2_048 : 3,
  }).toLowerCase();
  return isSingleByte(charset) && isUtf8(bytes) ? "utf-8" : charset;
}

/** Hosts often declare a one-byte charset for files in UTF-8; text in such a charset is never valid UTF-8 by chance. */
const isSingleByte = (charset: string): boolean => /^(?:windows|iso-8859)-/.test(charset);

/** The first byte that is not valid UTF-8, as text for a message; found by bisection. */
function firstInvalidByte(bytes: Uint8Array, charset: string): string {
  if (charset !== "utf-8") return "position unknown";
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return `byte ${good} is 0x${(bytes[good] ?? 0).toString(16).padStart(2, "0")}`;
}

/** The format of a text, by `hint` (a file name or content type), else by how the text begins. */
export function detectFormat(text: string, hint = ""): PageFormat {
  if (/\.json(?:\s|$)|application\/(?:[\w.+-]+\+)?json/i.test(hint)) return "json";
  if (/\.ya?ml(?:\s|$)|\/(?:x-)?yaml/i.test(hint)) return "yaml";
  if (/\.(?:md|mdx|markdown|txt)$|text\/(?:markdown|plain)/i.test(hint)) return "markdown";
  if (/\.(?:html?|xhtml)$|text\/html/i.test(hint)) return "html";
  if (/^\s*(?:\{\s*"|\[\s*\{\s*")/.test(text)) return "json";
  return /^\s*(?:<!doctype html|<html\b|<\?xml\b|<!--[\s\S]{0,500}?-->\s*<(?:!doctype|html))/i.test(
    text.slice(0, 2_000),
  )
    ? "html"
    : "markdown";
}
