/**
 * Microsoft Teams through Workflows: a message with an Adaptive Card. Lines are RichTextBlocks, which know no Markdown.
 * https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
 */
import { bytesOf, type Channel, linesOf, titleOf } from "./channel.ts";

/** Teams takes 28 KB a message; some is left for what the workflow adds. */
const limit = 24_000;

export const teams: Channel = {
  render(bundle) {
    const title = { type: "TextBlock", text: titleOf(bundle), weight: "Bolder", wrap: true };
    const lines = linesOf(bundle.notices, escapeTeams, "• ").map(richText);
    const card = {
      $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
      type: "AdaptiveCard",
      version: "1.4",
    };
    const content = { ...card, body: [title, ...lines] };
    const attachment = { contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content };
    return JSON.stringify({ type: "message", attachments: [attachment] });
  },
  fits: (body) => bytesOf(body) <= limit,
};

function richText(text: string): unknown {
  return { type: "RichTextBlock", inlines: [{ type: "TextRun", text }] };
}

/** Cards fill in `{{DATE(…)}}` and `${…}` wherever they stand; an invisible space between the marks keeps them text. */
function escapeTeams(text: string): string {
  return text.replace(/(?<=[{$])\{/g, "\u200b{");
}
