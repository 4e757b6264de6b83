/** What each surface of the site says of a fresh, a stale and a held fact, and of a date that passed after the page was read. */
import { describe, expect, test } from "vitest";
import { plainText } from "../../../pipeline/text/rich-text.ts";
import { badgeOf } from "../../../src/lib/api/badge.ts";
import { listUpcoming } from "../../../src/lib/api/change-files.ts";
import { csvOf } from "../../../src/lib/api/csv.ts";
import { lookUp } from "../../../src/lib/api/lookup.ts";
import { detailOf, listModels } from "../../../src/lib/api/model-files.ts";
import { listProviders, detailOf as providerDetail } from "../../../src/lib/api/provider-files.ts";
import { historyOf, modelsOn, retirementText } from "../../../src/lib/as-of/as-of.ts";
import { modelEntries } from "../../../src/lib/calendar/calendar-selection.ts";
import { icalendar } from "../../../src/lib/calendar/icalendar.ts";
import { feedsOf } from "../../../src/lib/feeds/catalog.ts";
import { llmsText } from "../../../src/lib/markdown-pages/llms-text.ts";
import { modelMarkdown } from "../../../src/lib/markdown-pages/model-page.ts";
import { providerMarkdown } from "../../../src/lib/markdown-pages/provider-page.ts";
import { summarize } from "../../../src/lib/model/lifecycle-summary.ts";
import { ogImages } from "../../../src/lib/og-images/og-images.ts";
import { providerSummary } from "../../../src/lib/provider/provider-summary.ts";
import { pageStatusText } from "../../../src/lib/provider/source-status.ts";
import { upcomingRetirements } from "../../../src/lib/provider/upcoming-retirements.ts";
import { resultDates, resultMark } from "../../../src/lib/search/result-date.ts";
import { searchData } from "../../../src/lib/search/search-data.ts";
import { documentsOf } from "../../../src/lib/search/search-documents.ts";
import { aged } from "../../support/aged-almanac.ts";
import { type AgeName, answerDay } from "../../support/ages.ts";
import { recordOf } from "../../support/dataset.ts";

const address = (path: string) => `https://almanac.test${path}`;
const reason = "Row 4 gives two dates";
const held = { since: "2026-11-19", reason };
const notes = {
  stale: "We last read the page on 1 November 2026, so this may be out of date.",
  held: `Held for review since 19 November 2026: ${reason}. The details shown are from before that date.`,
};
const passed =
  "It was scheduled to be retired on 10 November 2026 (page last read on 1 November 2026, before that day).";

/** A test for each age: what a surface says of it. */
function says(surface: string, words: (name: AgeName) => unknown, expected: Record<AgeName, unknown>): void {
  test.each(Object.entries(expected))(`${surface}, %s`, (name, told) => {
    expect(words(name as AgeName)).toEqual(told);
  });
}

describe("the words of", () => {
  says(
    "the model page, its description and its summary in the API",
    (name) => {
      const { almanac, model } = aged(name);
      const text = plainText(summarize(model, almanac));
      expect(detailOf(model, almanac, address).summary).toBe(text);
      expect(modelMarkdown(model, almanac, address).replace(/\*\*/g, "")).toContain(text);
      return text;
    },
    {
      fresh: "It will be retired on 11 December 2026.",
      stale: `It will be retired on 11 December 2026. ${notes.stale}`,
      held: `It will be retired on 11 December 2026. ${notes.held}`,
      passed,
    },
  );

  says("the Markdown of the same model at another provider", (name) => elsewhereIn(name), {
    fresh: "Acme: ending, retirement date 11 December 2026",
    stale: "Acme: ending, retirement date 11 December 2026, not read since 1 Nov 2026",
    held: "Acme: ending, retirement date 11 December 2026, held since 19 Nov 2026",
    passed:
      "Acme: ending, was scheduled to be retired on 10 November 2026 (page last read on 1 November 2026, before that day), not read since 1 Nov 2026",
  });

  says("the overview for language models", (name) => overviewOf(name), {
    fresh: "1 entry, 1 scheduled for retirement",
    stale: "1 entry, 1 scheduled for retirement",
    held: "1 entry, 1 scheduled for retirement",
    passed: "1 entry, none scheduled for retirement",
  });

  says("the Markdown of a provider", (name) => rowOf(providerMarkdown(...providerOf(name), address)), {
    fresh: "| Ending | It will be retired on 11 December 2026. | |",
    stale: "| Ending | It will be retired on 11 December 2026. | not read since 1 Nov 2026 |",
    held: "| Ending | It will be retired on 11 December 2026. | held since 19 Nov 2026 |",
    passed: `| Ending | ${passed} | not read since 1 Nov 2026 |`,
  });

  says(
    "the provider page",
    (name) => {
      const [provider, almanac] = providerOf(name);
      return providerSummary(provider, upcomingRetirements(almanac, provider), almanac.day);
    },
    {
      fresh: "1 model or feature; 1 retirement scheduled.",
      stale: "1 model or feature; 1 retirement scheduled.",
      held: "1 model or feature; 1 retirement scheduled.",
      passed: "1 model or feature; no retirements announced as of 1 November 2026.",
    },
  );

  says("the table of sources", (name) => providerOf(name)[0].pages.map((page) => pageStatusText(page, answerDay)), {
    fresh: ["OK"],
    stale: ["out of date"],
    held: ["1 entry held for review"],
    passed: ["out of date"],
  });

  says("a badge", (name) => badgeOf(aged(name).model).message, {
    fresh: "retires 2026-12-11",
    stale: "retires 2026-12-11; not read since 2026-11-01",
    held: "retires 2026-12-11; held since 2026-11-19",
    passed: "was scheduled to retire 2026-11-10; not read since 2026-11-01",
  });

  says("a search result", (name) => resultOf(name), {
    fresh: ["11 Dec 2026", "in 20 days", null],
    stale: ["11 Dec 2026", "in 20 days", "not read since 1 Nov 2026"],
    held: ["11 Dec 2026", "in 20 days", "held since 19 Nov 2026"],
    passed: ["was scheduled for 10 Nov 2026", "11 days ago; page last read 1 Nov 2026", "not read since 1 Nov 2026"],
  });

  says("a preview card", (name) => cardOf(name), {
    fresh: ["It will be retired on 11 December 2026.", "page read 21 Nov 2026"],
    stale: ["It will be retired on 11 December 2026.", "not read since 1 Nov 2026"],
    held: ["It will be retired on 11 December 2026.", "held since 19 Nov 2026"],
    passed: [passed, "not read since 1 Nov 2026"],
  });

  says("a calendar", (name) => eventOf(name), {
    fresh: ["CONFIRMED", "Retirement of a · Acme", null],
    stale: ["TENTATIVE", "Retirement of a · Acme (not read since 1 Nov 2026)", notes.stale],
    held: ["TENTATIVE", "Retirement of a · Acme (held since 19 Nov 2026)", notes.held],
    passed: ["TENTATIVE", "Retirement of a · Acme (page last read on 1 November 2026\\, before that day)", notes.stale],
  });

  // The first three are due on the day of the answers; the last was due when its page had just been read.
  says("a reminder in the feeds", (name) => remindedOf(name), {
    fresh: ["In 7 days: Acme to retire a on 28 November 2026", "a."],
    stale: ["In 7 days: Acme to retire a on 28 November 2026 (not read since 1 Nov 2026)", `a. ${notes.stale}`],
    held: ["In 7 days: Acme to retire a on 28 November 2026 (held since 19 Nov 2026)", `a. ${notes.held}`],
    passed: ["In 7 days: Acme to retire a on 10 November 2026", "a."],
  });

  says("a look back to today", (name) => lookBack(name), {
    fresh: "Scheduled for 11 December 2026",
    stale: "Scheduled for 11 December 2026",
    held: "Scheduled for 11 December 2026",
    passed: "Was scheduled for 10 November 2026 (page not read since then)",
  });
});

const ages = {
  fresh: { lastRead: "2026-11-21", held: null, stale: null },
  stale: { lastRead: "2026-11-01", held: null, stale: 13 },
  held: { lastRead: "2026-11-21", held, stale: null },
  passed: { lastRead: "2026-11-01", held: null, stale: 13 },
};

describe("the fields of", () => {
  const inLists = (name: AgeName) => {
    const { almanac, model } = aged(name);
    const [provider] = providerOf(name);
    return [
      detailOf(model, almanac, address),
      listModels(almanac, address).models[0],
      providerDetail(provider, almanac, address).models[0],
    ];
  };

  test.each(Object.keys(ages) as AgeName[])("every answer of the API, %s", (name) => {
    const kind = name === "passed" ? "was-scheduled" : "retires-on";
    for (const answer of inLists(name)) {
      expect(answer).toMatchObject({ stageOnDay: "ending", outlook: { kind }, ...ages[name] });
      expect(answer?.scopes).toHaveLength(1);
    }
  });

  test.each(Object.keys(ages) as AgeName[])("the list of providers, %s", (name) => {
    const { almanac } = aged(name);
    // One held entry does not hold its provider.
    expect(listProviders(almanac, address).providers[0]).toMatchObject({ ...ages[name], held: null });
  });

  says("lookup.json", (name) => lookUp(aged(name).almanac).models["acme/a"], {
    fresh: ["ending", "2026-12-11", "on", null, "retires-on", "2026-11-21", null, null, []],
    stale: ["ending", "2026-12-11", "on", null, "retires-on", "2026-11-01", null, 13, []],
    held: ["ending", "2026-12-11", "on", null, "retires-on", "2026-11-21", "2026-11-19", null, []],
    passed: ["ending", "2026-11-10", "on", null, "was-scheduled", "2026-11-01", null, 13, []],
  });

  test.each(Object.keys(ages) as AgeName[])("upcoming.json, %s", (name) => {
    const { retirements, unconfirmed } = listUpcoming(aged(name).almanac, address);
    const [own, other] = name === "passed" ? [unconfirmed, retirements] : [retirements, unconfirmed];
    expect([own, other]).toMatchObject([[ages[name]], []]);
  });

  says("the CSV", (name) => csvOf(aged(name).almanac, address).split("\r\n")[1]?.split(",").slice(-3), {
    fresh: ["2026-11-21", "", ""],
    stale: ["2026-11-01", "", "13"],
    held: ["2026-11-21", "2026-11-19", ""],
    passed: ["2026-11-01", "", "13"],
  });
});

function providerOf(name: AgeName) {
  const { almanac, model } = aged(name);
  return [model.provider, almanac] as const;
}

function rowOf(markdown: string): string | undefined {
  const row = markdown.split("\n").find((line) => line.includes("| Ending"));
  return row?.slice(row.indexOf("| Ending")).replace(/\s+/g, " ");
}

function elsewhereIn(name: AgeName): string | undefined {
  const { almanac } = aged(name, undefined, [recordOf("a", { provider: "zeta" })]);
  const same = almanac.model("zeta/a");
  const line = same && /^[-*] \[Acme\].*$/m.exec(modelMarkdown(same, almanac, address))?.[0];
  return line?.replace(/^[-*] \[Acme\]\([^)]*\)/, "Acme");
}

function overviewOf(name: AgeName): string | undefined {
  return /Acme\S*: (.*)/.exec(llmsText(aged(name).almanac, address))?.[1];
}

function resultOf(name: AgeName) {
  const [document] = documentsOf(searchData(aged(name).almanac));
  if (!document) throw new Error("no document");
  const [{ date, countdown } = { date: "", countdown: "" }] = resultDates(document, answerDay);
  return [date, countdown, resultMark(document, answerDay)];
}

function cardOf(name: AgeName) {
  const { almanac, model } = aged(name);
  const image = ogImages(almanac)
    .find(({ path }) => path === `/og${model.path.slice(0, -1)}.png`)
    ?.image();
  return [image?.text, image?.foot.split(" · ").at(-1)];
}

function eventOf(name: AgeName) {
  const { model } = aged(name);
  const text = icalendar({ name: "A", entries: modelEntries(model), day: answerDay, address }).replace(/\r\n /g, "");
  const value = (key: string) => new RegExp(`^${key}:(.*)\r$`, "m").exec(text)?.[1];
  const line = value("DESCRIPTION")?.replaceAll("\\,", ",").split("\\n")[1] || null;
  return [value("STATUS"), value("SUMMARY"), line];
}

function remindedOf(name: AgeName) {
  const { almanac } = aged(name, name === "passed" ? "2026-11-10" : "2026-11-28");
  const entry = feedsOf(almanac, address).upcoming.items[0]?.entry();
  return [entry?.title, entry?.summary];
}

function lookBack(name: AgeName) {
  const [model] = modelsOn(historyOf(aged(name).almanac, []), answerDay);
  return model && retirementText(model.scopes[0].outlook);
}
