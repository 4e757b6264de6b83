/** Of all published records: no surface calls a model retired unless its page did, or was read after the date. */
import { expect, test } from "vitest";
import { isExact } from "../../../pipeline/domain/bound.ts";
import { retirementsOf } from "../../../pipeline/domain/lifecycle.ts";
import { isBefore } from "../../../pipeline/domain/partial-date.ts";
import { plainText } from "../../../pipeline/text/rich-text.ts";
import { buildAlmanac, type Model } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { badgeOf } from "../../../src/lib/api/badge.ts";
import { lookUp } from "../../../src/lib/api/lookup.ts";
import { detailOf } from "../../../src/lib/api/model-files.ts";
import { modelMarkdown } from "../../../src/lib/markdown-pages/model-page.ts";
import { summarize } from "../../../src/lib/model/lifecycle-summary.ts";
import { resultDates } from "../../../src/lib/search/result-date.ts";
import { searchData } from "../../../src/lib/search/search-data.ts";
import { documentsOf } from "../../../src/lib/search/search-documents.ts";
import { siteDay } from "../../support/build-site.ts";
import { repositoryRoot } from "../../support/repository.ts";

const almanac = buildAlmanac(loadDataset(repositoryRoot), siteDay);
const address = (path: string) => path;
const lookup = lookUp(almanac).models;
const documents = new Map(documentsOf(searchData(almanac)).map((document) => [document.path, document]));

/** Whether nothing says that the model is retired for anybody: no page, and no date that was read after it had passed. */
function isUnproven({ record, age: { confirmed } }: Model): boolean {
  const dates = retirementsOf(record).filter(isExact);
  return record.stage !== "retired" && !dates.some(({ date }) => confirmed !== null && isBefore(date, confirmed));
}

const unproven = almanac.models.filter(isUnproven);

test("there are such records, some with a date that has passed", () => {
  expect(unproven.filter(({ scopes }) => scopes[0].outlook.kind === "was-scheduled").length).toBeGreaterThan(20);
});

test("pages, Markdown, badges, search and the API do not call them retired", () => {
  const calling = unproven.filter((model) => {
    const document = documents.get(model.path);
    const summary = plainText(summarize(model, almanac)).split(" as its replacement")[0] ?? "";
    return (
      /\b(was|has been) retired\b/.test(summary) ||
      /^retired|; retired/.test(badgeOf(model).message) ||
      modelMarkdown(model, almanac, address).includes(`Stage on ${siteDay}: retired`) ||
      [model, ...model.scopes].some(({ stage }) => stage === "retired") ||
      detailOf(model, almanac, address).stageOnDay === "retired" ||
      lookup[model.id]?.[0] === "retired" ||
      document?.answers.some(({ stage }) => stage === "retired") ||
      (document && resultDates(document, siteDay).some(({ date }) => date.startsWith("retired")))
    );
  });
  expect(calling.map(({ id }) => id)).toEqual([]);
});
