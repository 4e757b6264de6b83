/** Reads files for the scanner: text as Latin-1, which costs least and keeps every ASCII character in its place. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

export type ReadText = { text: string; bytes: Buffer } | "binary" | "too large" | "unreadable";

/** How much of a file git looks at for a zero byte. */
const sample = 8_000;

/** A reader that uses one buffer for all files: the bytes of an answer hold until the next. */
export function textReader(mostBytes: number): (path: string) => ReadText {
  let buffer = Buffer.allocUnsafe(1 << 20);
  return (path) => {
    let file: number;
    try {
      file = openSync(path, "r");
    } catch {
      return "unreadable";
    }
    try {
      const { size } = fstatSync(file);
      if (size > mostBytes) return "too large";
      if (size >= buffer.length) buffer = Buffer.allocUnsafe(size + 1);
      const bytes = buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0));
      return textOf(bytes);
    } catch {
      return "unreadable";
    } finally {
      closeSync(file);
    }
  };
}

/** The text of bytes; `binary` where they are none. */
export function textOf(bytes: Buffer): ReadText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    const text = bytes.toString("utf16le", 2);
    return { text, bytes: Buffer.from(text) };
  }
  if (bytes.subarray(0, sample).includes(0)) return "binary";
  return { text: bytes.toString("latin1"), bytes };
}
