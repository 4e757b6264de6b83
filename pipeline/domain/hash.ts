/** Hashes of bytes and facts. */
import { createHash } from "node:crypto";

/** The SHA-256 of bytes or of text in UTF-8, as 64 hexadecimal digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
