/** Slack incoming webhooks: one section of mrkdwn. https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
import { type Channel, linesOf, titleOf } from "./channel.ts";

/** Letters a text object may have. */
const limit = 3000;

export const slack: Channel = {
  render(bundle) {
    const title = titleOf(bundle);
    const text = [`*${title}*`, ...linesOf(bundle.notices, escapeSlack, "• ")].join("\n");
    // `verbatim`: names and URLs in it are not made into mentions and links. The outer text is for notifications.
    const section = { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
    return JSON.stringify({ text: title, unfurl_links: false, unfurl_media: false, blocks: [section] });
  },
  fits: (body) => JSON.parse(body).blocks[0].text.text.length <= limit,
};

/**
 * `&<>` as Slack asks, so that `<!channel>` is text. Slack has no escape for its marks of style; an invisible space
 * beside those that could open or close one breaks them, and leaves `gpt_4_turbo` as it is.
 */
function escapeSlack(text: string): string {
  const entities = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return entities.replace(/(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu, "\u200b$&\u200b");
}
