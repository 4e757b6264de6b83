/** Discord webhooks: plain content that mentions nobody. https://docs.discord.com/developers/resources/webhook */
import { type Channel, subjectOf } from "./channel.ts";
import { entriesOf, type Run } from "./entries.ts";

/** Letters a message may have. */
const limit = 2000;
const suppressEmbeds = 4;

export const discord: Channel = {
  render(content) {
    const lines = entriesOf(content).flatMap(({ heading, title, summary }) => [
      ...(heading === null ? [] : [`**${escapeDiscord(heading)}**`]),
      `- ${linked(title)}`,
      `  ${summary.map(linked).join("")}`,
    ]);
    const text = [`**${subjectOf(content)}**`, ...lines].join("\n");
    return JSON.stringify({ content: text, allowed_mentions: { parse: [] }, flags: suppressEmbeds });
  },
  fits: (body) => JSON.parse(body).content.length <= limit,
};

function linked({ text, url }: Run): string {
  return url === null ? escapeDiscord(text) : `[${escapeDiscord(text)}](<${url}>)`;
}

/** A backslash makes any mark plain; before `:` and `@` too, so that neither links nor mentions come about. */
function escapeDiscord(text: string): string {
  return text.replace(/[\\*_~`|<>#[\]():@]/g, "\\$&");
}
