/**
 * Microsoft Teams through Workflows: a message with an Adaptive Card. Lines are RichTextBlocks, which know no Markdown.
 * https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
 */
import { bytesOf, type Channel, subjectOf } from "./channel.ts";
import { entriesOf, type ReadableEntry, type Run } from "./entries.ts";

/** Teams takes 28 KB a message; some is left for what the workflow adds. */
const limit = 24_000;

export const teams: Channel = {
  render(content) {
    const title = { type: "TextBlock", text: subjectOf(content), weight: "Bolder", wrap: true };
    const card = {
      $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
      type: "AdaptiveCard",
      version: "1.4",
      body: [title, ...entriesOf(content).flatMap(entryBlocks)],
    };
    const attachment = { contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content: card };
    return JSON.stringify({ type: "message", attachments: [attachment] });
  },
  fits: (body) => bytesOf(body) <= limit,
};

function entryBlocks({ heading, title, summary }: ReadableEntry): unknown[] {
  return [
    ...(heading === null ? [] : [richText([{ ...textRun({ text: heading, url: null }), weight: "Bolder" }])]),
    richText([textRun({ text: "• ", url: null }), textRun(title)]),
    richText(summary.map(textRun)),
  ];
}

function richText(inlines: unknown[]): unknown {
  return { type: "RichTextBlock", inlines };
}

function textRun({ text, url }: Run): object {
  const run = { type: "TextRun", text: escapeTeams(text) };
  return url === null ? run : { ...run, selectAction: { type: "Action.OpenUrl", url } };
}

/** Cards fill in `{{DATE(…)}}` and `${…}` wherever they are; an invisible space between the marks keeps them text. */
function escapeTeams(text: string): string {
  return text.replace(/(?<=[{$])\{/g, "\u200b{");
}
