/** Bytes → text, with checks of charset, content and size whose messages say where. */
import { isUtf8 } from "node:buffer";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import type { Format } from "./index.ts";

/**
 * Text of a fetched page. The charset is that of the byte order mark, else the `named` one of the Content-Type,
 * else of an HTML `<meta>`, else UTF-8 (WHATWG HTML, "determining the character encoding"). Throws PageError on an
 * empty, binary or oversized page and on bytes that are not of its charset.
 */
export function decodePage(bytes: Uint8Array, format: Format, named?: string): string {
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

function charsetOf(bytes: Uint8Array, format: Format, header: string | undefined): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (header !== undefined && isCharset(header)) return effectiveCharset(bytes, new TextDecoder(header).encoding);
  if (format !== "html") return "utf-8";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2_048));
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(head)?.[1]?.toLowerCase() ?? "utf-8";
  if (isCharset(named)) return effectiveCharset(bytes, new TextDecoder(named).encoding);
  throw new PageError(`unknown charset "${named}"`, "charset");
}

function isCharset(label: string): boolean {
  try {
    return new TextDecoder(label) !== null;
  } catch {
    return false;
  }
}

/** Hosts often declare a one-byte charset for files in UTF-8; text in such a charset is never valid UTF-8 by chance. */
function effectiveCharset(bytes: Uint8Array, charset: string): string {
  return /^(?:windows|iso)-/.test(charset) && isUtf8(bytes) ? "utf-8" : charset;
}

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
export function detectFormat(text: string, hint = ""): Format {
  if (/\.(?:md|mdx|markdown|txt)$|text\/(?:markdown|plain)/i.test(hint)) return "markdown";
  if (/\.(?:html?|xhtml)$|text\/html/i.test(hint)) return "html";
  return /^\s*(?:<!doctype html|<html\b|<\?xml\b|<!--[\s\S]{0,500}?-->\s*<(?:!doctype|html))/i.test(
    text.slice(0, 2_000),
  )
    ? "html"
    : "markdown";
}
