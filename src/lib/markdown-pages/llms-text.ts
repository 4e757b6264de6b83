/** The overview for language models: https://llmstxt.org. */

import {
  type Address,
  apiRoot,
  exportsPath,
  feedPath,
  markdownPath,
  modelPath,
} from "../../../pipeline/domain/paths.ts";
import { count } from "../../../pipeline/text/format.ts";
import { type Inline, markdown } from "../../../pipeline/text/markdown-tree.ts";
import type { Almanac, Provider } from "../almanac/almanac.ts";
import { knownProviders } from "../provider/source-status.ts";
import { code, heading, link, list, paragraph } from "./markdown-nodes.ts";

/** The file `/llms.txt`: what this is, how to find a model, the providers. It grows with the providers, not the models. */
export function llmsText({ day, models, providers }: Almanac, address: Address): string {
  const to = (path: string, title: string, note: string): Inline[] => [link(address(path), title), `: ${note}`];
  const sample = models[0];
  return markdown([
    heading(1, "Model Almanac"),
    {
      type: "blockquote",
      children: [
        paragraph(
          `When AI models are deprecated and retired: ${count(models.length, "entry", "entries")} from ${count(knownProviders({ providers }).length, "provider")}, read from each provider’s own pages, as of ${day}.`,
        ),
      ],
    },
    paragraph(
      "A date applies only to the users named by its scope. It is a retirement date only if its bound is “on”; “not before” is an earliest date and “tentative” a plan: never present either as the date of a retirement. An earliest date that has passed does not mean that the model was retired, and neither does a date that passed after the page was last read. Every answer says when that was, and whether it is out of date or held for review. Where a page says nothing, nothing is known.",
    ),
    heading(2, "Find a model"),
    list([
      to(`${apiRoot}/lookup.json`, "Lookup", "every id with stage, retirement date, bound, scope and outlook"),
      ...(sample
        ? [
            [
              ...to(markdownPath(sample.path), "A model", "its summary and the source of every fact, at "),
              code(markdownPath(modelPath("<provider>", "<model>"))),
            ],
          ]
        : []),
      to(`${apiRoot}/models.json`, "All models", "each with the URLs of its page and its JSON file"),
    ]),
    heading(2, "Providers"),
    list(providers.map((provider) => to(markdownPath(provider.path), provider.name, noteOf(provider)))),
    heading(2, "News"),
    list([
      to(`${apiRoot}/upcoming.json`, "Upcoming retirements", "the next 365 days"),
      to(`${apiRoot}/announcements.json`, "Announcements", "the latest 200"),
      to(feedPath("all", "atom.xml"), "Feed", "all news as Atom"),
    ]),
    heading(2, "Optional"),
    list([
      to(`${apiRoot}/openapi.json`, "OpenAPI", "a description of the API"),
      to(exportsPath("index.json"), "Exports", "all data as SQLite, Parquet, CSV and JSON Lines"),
      to("/data/", "Data and API", "how to read the files, and the version promise"),
      to("/about/", "About", "how dates are read from pages, and how to report a mistake"),
    ]),
  ]);
}

function noteOf({ models }: Provider): string {
  const ending = models.filter(({ scopes }) => scopes.some(({ outlook }) => outlook.kind === "retires-on")).length;
  return `${count(models.length, "entry", "entries")}, ${ending === 0 ? "none" : ending} scheduled for retirement`;
}
