/** Mail: a subject of our own words and plain text. */
import { bytesOf, type Channel, subjectOf } from "./channel.ts";
import { entriesOf } from "./entries.ts";

/** Longer content is split into several mails. */
const limit = 100_000;

export const mail: Channel = {
  render(content) {
    const lines = entriesOf(content).flatMap(({ heading, title, summary }, i) => [
      ...(heading === null ? [] : [...(i === 0 ? [] : [""]), heading, ""]),
      `- ${title.text}`,
      `  ${summary.map(({ text }) => text).join("")}`,
      ...(title.url === null ? [] : [`  ${title.url}`]),
    ]);
    return JSON.stringify({ subject: subjectOf(content), text: `${lines.join("\n")}\n` });
  },
  fits: (body) => bytesOf(body) <= limit,
};
