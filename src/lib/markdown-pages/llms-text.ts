/** The way in for language models: https://llmstxt.org. */

import { type Address, apiRoot, feedPath, markdownPath, modelPath } from "../../../pipeline/domain/paths.ts";
import { count } from "../../../pipeline/text/format.ts";
import { type Inline, markdown } from "../../../pipeline/text/markdown-tree.ts";
import type { Almanac, Provider } from "../almanac/almanac.ts";
import { code, heading, link, list, paragraph } from "./markdown-nodes.ts";

/** The file `/llms.txt`: what this is, how to find a model, the providers. Its length depends on providers, not models. */
export function llmsText({ day, models, providers }: Almanac, address: Address): string {
  const to = (path: string, title: string, note: string): Inline[] => [link(address(path), title), `: ${note}`];
  const sample = models[0];
  return markdown([
    heading(1, "Model Almanac"),
    {
      type: "blockquote",
      children: [
        paragraph(
          `When AI models end: ${count(models.length, "record")} on ${count(providers.length, "platform")}, read from each provider’s own pages, as of ${day}.`,
        ),
      ],
    },
    paragraph(
      "A date holds for whom its scope names, and is an end only where it is firm. “Not before” and “tentative” dates are soft: never give one as a day on which something ends. A date that has passed without word from the provider is not a retirement. Where a page says nothing, nothing is known.",
    ),
    heading(2, "Find a model"),
    list([
      to(`${apiRoot}/lookup.json`, "Lookup", "every id with stage, end, firmness, scope and outlook"),
      ...(sample
        ? [
            [
              ...to(markdownPath(sample.path), "A model", "its answer and evidence, at "),
              code(markdownPath(modelPath("<provider>", "<model>"))),
            ],
          ]
        : []),
      to(`${apiRoot}/models.json`, "All models", "each with the addresses of its page and its file"),
    ]),
    heading(2, "Providers"),
    list(providers.map((provider) => to(markdownPath(provider.path), provider.name, noteOf(provider)))),
    heading(2, "News"),
    list([
      to(`${apiRoot}/upcoming.json`, "Ends ahead", "the next 365 days"),
      to(`${apiRoot}/announcements.json`, "Announcements", "the latest 200"),
      to(feedPath("all", "atom.xml"), "Feed", "all news as Atom"),
    ]),
    heading(2, "Optional"),
    list([
      to(`${apiRoot}/openapi.json`, "OpenAPI", "the API described"),
      to("/data/", "Data and API", "how to read the files, and what is promised"),
      to("/about/", "About", "how dates get in, and how to correct one"),
    ]),
  ]);
}

function noteOf({ models }: Provider): string {
  const ending = models.filter(({ stage }) => stage === "ending").length;
  return `${count(models.length, "model")}, ${ending === 0 ? "none" : ending} with a firm end ahead`;
}
