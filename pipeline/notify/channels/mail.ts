/** Mail: a subject of our own words and plain text. */
import { bytesOf, type Channel, linesOf, titleOf } from "./channel.ts";

/** Longer news are several mails. */
const limit = 100_000;

export const mail: Channel = {
  render(bundle) {
    const text = `${linesOf(bundle.notices, (line) => line).join("\n")}\n`;
    return JSON.stringify({ subject: titleOf(bundle), text });
  },
  fits: (body) => bytesOf(body) <= limit,
};
