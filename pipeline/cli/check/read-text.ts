/** Reads files for the scanner. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Bytes of text: UTF-8, or another form of ASCII. */
export type ReadText = Uint8Array | "binary" | "too large" | "unreadable";

/** How much of a file git looks at for a zero byte. */
const sample = 8_000;

/** A reader that uses one buffer for all files: the bytes of an answer hold until the next. */
export function textReader(mostBytes: number): (path: string) => ReadText {
  let buffer = Buffer.allocUnsafe(1 << 20);
  return (path) => {
    let file: number | null = null;
    try {
      file = openSync(path, "r");
      let size = readSync(file, buffer, 0, buffer.length, 0);
      if (size === buffer.length) {
        const whole = fstatSync(file).size;
        if (whole > mostBytes) return "too large";
        buffer = Buffer.allocUnsafe(whole + 1);
        size = readSync(file, buffer, 0, buffer.length, 0);
      }
      return size > mostBytes ? "too large" : textOf(buffer.subarray(0, size));
    } catch {
      return "unreadable";
    } finally {
      if (file !== null) closeSync(file);
    }
  };
}

/** The bytes of text, UTF-16 as UTF-8; `binary` where they are none. */
export function textOf(bytes: Buffer): ReadText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(bytes.toString("utf16le", 2));
  return bytes.subarray(0, sample).includes(0) ? "binary" : bytes;
}
