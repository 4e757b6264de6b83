/** Discord webhooks: plain content that mentions nobody. https://docs.discord.com/developers/resources/webhook */
import { type Channel, linesOf, titleOf } from "./channel.ts";

/** Letters a message may have. */
const limit = 2000;
const suppressEmbeds = 4;

export const discord: Channel = {
  render(bundle) {
    const content = [`**${titleOf(bundle)}**`, ...linesOf(bundle.notices, escapeDiscord)].join("\n");
    return JSON.stringify({ content, allowed_mentions: { parse: [] }, flags: suppressEmbeds });
  },
  fits: (body) => JSON.parse(body).content.length <= limit,
};

/** A backslash makes any mark plain; before `:` and `@` too, so that neither links nor mentions come about. */
function escapeDiscord(text: string): string {
  return text.replace(/[\\*_~`|<>#[\]():@]/g, "\\$&");
}
