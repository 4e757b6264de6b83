/** Slack incoming webhooks: one section of mrkdwn. https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
import { type Channel, subjectOf } from "./channel.ts";
import { entriesOf, type Run } from "./entries.ts";

/** Letters a text object may have. */
const limit = 3000;

export const slack: Channel = {
  render(content) {
    const subject = subjectOf(content);
    const lines = entriesOf(content).flatMap(({ heading, title, summary }) => [
      ...(heading === null ? [] : [`*${escapeSlack(heading)}*`]),
      `• ${linked(title)}`,
      `    ${summary.map(linked).join("")}`,
    ]);
    const text = [`*${subject}*`, ...lines].join("\n");
    // `verbatim`: names and URLs in it are not made into mentions and links; links of ours are written out. The outer text
    // is for notifications.
    const section = { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
    return JSON.stringify({ text: subject, unfurl_links: false, unfurl_media: false, blocks: [section] });
  },
  fits: (body) => JSON.parse(body).blocks[0].text.text.length <= limit,
};

function linked({ text, url }: Run): string {
  return url === null ? escapeSlack(text) : `<${url}|${escapeSlack(text)}>`;
}

/**
 * `&<>` as Slack asks, so that `<!channel>` is text. Slack has no escape for its marks of style; an invisible space
 * beside those that could open or close one breaks them, and leaves `gpt_4_turbo` as it is.
 */
function escapeSlack(text: string): string {
  const entities = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return entities.replace(/(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu, "\u200b$&\u200b");
}
