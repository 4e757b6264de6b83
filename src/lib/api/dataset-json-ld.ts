/** The dataset described for search engines. */

import { type Address, apiRoot, exportsPath } from "../../../pipeline/domain/paths.ts";
import { count } from "../../../pipeline/text/format.ts";
import type { Almanac } from "../almanac/almanac.ts";
import { apiVersion } from "./version-promise.ts";

/** JSON-LD for the data page: https://schema.org/Dataset. */
export function datasetJsonLd({ day, models, providers, changes }: Almanac, address: Address): Record<string, unknown> {
  const first = changes[0]?.detectedOn ?? day;
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: "Model Almanac",
    version: apiVersion,
    description: `When AI models are announced, deprecated and retired: ${count(models.length, "entry", "entries")} from ${count(providers.length, "provider")}, each date with its source.`,
    url: address("/data/"),
    isAccessibleForFree: true,
    dateModified: day,
    license: "https://creativecommons.org/publicdomain/zero/1.0/",
    temporalCoverage: `${first}/${day}`,
    distribution: [
      download("application/json", address(`${apiRoot}/models.json`)),
      download("text/csv", address(`${apiRoot}/models.csv`)),
      download("application/vnd.sqlite3", address(exportsPath("almanac.sqlite"))),
      download("application/vnd.oai.openapi+json", address(`${apiRoot}/openapi.json`)),
    ],
  };
}

function download(encodingFormat: string, contentUrl: string) {
  return { "@type": "DataDownload", encodingFormat, contentUrl };
}
