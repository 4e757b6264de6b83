/** JSON Feed 1.1 (jsonfeed.org/version/1.1), as far as our feeds use it. */
import { z } from "zod";

const address = z.url({ protocol: /^https$/ });
const words = z.string().min(1);

const item = z.strictObject({
  id: z.string().startsWith("urn:uuid:"),
  url: address,
  title: words,
  summary: words,
  content_html: words,
  date_published: z.iso.datetime(),
  date_modified: z.iso.datetime(),
  tags: z.array(words).min(1),
});

export const jsonFeed = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: words,
  home_page_url: address,
  feed_url: address,
  description: words,
  next_url: address.optional(),
  authors: z.array(z.strictObject({ name: words, url: address })).min(1),
  language: z.literal("en"),
  items: z.array(item),
});
