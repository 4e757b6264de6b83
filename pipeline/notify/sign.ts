/** The signature of the generic webhook. */
import { createHmac } from "node:crypto";

/** Headers that prove to a receiver with the same secret who sent the body and when. */
export function signatureHeaders(secret: string, body: string, seconds: number): Record<string, string> {
  const hex = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return { "X-Almanac-Timestamp": String(seconds), "X-Almanac-Signature-256": `sha256=${hex}` };
}
