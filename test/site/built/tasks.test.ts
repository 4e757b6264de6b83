/**
 * What people come for, each in at most two steps from the home page (a link, or a search), and what they then read: with
 * data that are months old, as the repository has them on the day of the build, and with data read on that day.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CheerioAPI, load } from "cheerio/slim";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { createSearch } from "../../../src/lib/search/search.ts";
import { searchData } from "../../../src/lib/search/search-data.ts";
import { documentsOf } from "../../../src/lib/search/search-documents.ts";
import { agedProvider } from "../../support/aged-checkout.ts";
import { siteDay } from "../../support/build-site.ts";
import { isBuilt, pageText } from "../../support/built.ts";
import { repositoryRoot } from "../../support/repository.ts";

const old = inject("site");
const fresh = inject("madeSite");
beforeAll(() => isBuilt(fresh));

const text = (found: string) => found.replace(/\s+/g, " ").trim();

/** A page of a site, from which a reader follows links. */
class Reader {
  readonly path: string;
  readonly $: CheerioAPI;
  #site: string;
  #steps: number;

  constructor(site: string, path = "/", steps = 0) {
    if (steps > 2) throw new Error(`${path} takes ${steps} steps`);
    this.#site = site;
    this.#steps = steps;
    this.path = path;
    this.$ = load(pageText(site, path.replace(/[#?].*$/, "")));
  }

  /** The first link whose address is, or matches, what is looked for; throws where the page has none. */
  link(to: string | RegExp): string {
    const hrefs = this.$("main a, header a, footer a").map((_, a) => this.$(a).attr("href") ?? "");
    const found = hrefs.get().find((href) => (typeof to === "string" ? href === to : to.test(href)));
    if (found === undefined) throw new Error(`${this.path} has no link to ${to}`);
    return found;
  }

  follow(to: string | RegExp): Reader {
    return new Reader(this.#site, this.link(to), this.#steps + 1);
  }

  /** Goes where a search leads: the field is on the home page. */
  search(path: string): Reader {
    expect(this.$("input[type=search]").length).toBeGreaterThan(0);
    return new Reader(this.#site, path, this.#steps + 1);
  }

  read(selector: string): string {
    return text(this.$(selector).text());
  }

  /** A file that the page links to. */
  file(to: string | RegExp): string {
    const path = new URL(this.link(to).replace(/^webcal:/, "https:"), "https://almanac.test").pathname;
    return readFileSync(join(this.#site, path), "utf8");
  }
}

/** The first result of a search of the repository's data. */
const search = createSearch(...searchArguments());
function searchArguments() {
  const data = searchData(buildAlmanac(loadDataset(repositoryRoot), siteDay));
  return [data, documentsOf(data)] as const;
}
const firstHit = (query: string, at = "") =>
  search(query, 10).hits.find(({ path }) => path.startsWith(`/models/${at}`))?.path ?? "";

const freshModel = `/models/${agedProvider("fresh")}/zz-aged/`;

describe("with data months old", () => {
  const home = () => new Reader(old);
  const outOfDate = /^(Out of date|Not up to date)/;

  test("1. when does Azure retire gpt-4o, and for whom", () => {
    const page = home().search(firstHit("azure gpt-4o"));
    expect(page.path).toMatch(/^\/models\/azure-openai\/gpt-4o@/);
    expect(page.read(".answer")).toMatch(/retired on \d+ \w+ \d{4}/);
    expect(page.read(".answer")).toMatch(/Applies to|For whom/);
    expect(page.read(".age-banner")).toMatch(outOfDate);
  });

  test("2. what replaced claude-3-opus", () => {
    // Two providers have it; the list of results names them.
    const page = home().search(firstHit("claude-3-opus", "anthropic/"));
    expect(page.read(".answer-line:nth-of-type(2), .answer-table + .answer-line")).toMatch(
      /names .+ as its replacement/,
    );
    expect(page.$(".answer-line a.id").length).toBeGreaterThan(0);
  });

  test("3. what ends in the next 30 days", () => {
    const month = home().follow("/calendar/");
    const first = month.$("article.day").first();
    expect(first.find(".countdown").text()).toMatch(/in \d+ days|tomorrow|today|passed|ago/);
    // None is given as certain: the page it rests on was last read months before.
    expect(first.find(".age-mark").text()).not.toBe("");
  });

  test("4. what changed in the last month: that we cannot know is said first", () => {
    const page = home().follow("/changes/");
    expect(page.read(".age-banner")).toMatch(outOfDate);
    expect(page.read(".age-banner")).toContain("later changes are missing");
  });

  test("5. only Anthropic's retirements in a feed reader", () => {
    const provider = home().follow("/providers/anthropic/");
    const feed = load(provider.file("/feeds/provider/anthropic/retirements/rss.xml"), { xml: true });
    expect(feed("channel > title").text()).toBe("Model Almanac: Anthropic, retirements");
    expect(feed("item").length).toBeGreaterThan(0);
  });

  test("6. all of Google in a calendar", () => {
    const calendar = home().follow("/calendar/");
    for (const id of ["google", "vertex"]) {
      expect(calendar.file(new RegExp(`^webcal://.*/calendars/provider/${id}\\.ics$`))).toMatch(/BEGIN:VEVENT/);
    }
  });

  test("7. the JSON of a model", () => {
    const page = home().search(firstHit("gpt-4-0613"));
    expect(JSON.parse(page.file(/^\/api\/v1\/models\/.*\.json$/))).toHaveProperty("model");
  });

  test("8. what was known on 1 March 2026", () => {
    const page = home().follow("/as-of/");
    expect(page.$("input[type=date][name=on]").length).toBe(1);
    // A date in the address is answered by the script: see form-url.test.ts.
    expect(page.read("#standing thead")).toContain("Read on");
  });

  test("9. how firm the date of gemini-2.5-flash is", () => {
    const page = home().search(firstHit("gemini-2.5-flash"));
    expect(page.read(".answer")).toMatch(/How firm ?(Fixed|Earliest|Tentative|Passed|No date|The page)/);
  });

  test("10. the proof of a date", () => {
    const page = home().search(firstHit("gpt-4-0613"));
    const proof = page.$(".answer-facts a[href^='https://']");
    expect(proof.length).toBeGreaterThan(0);
    const copy = page.$(".answer-facts a[href^='/sources/']").attr("href") ?? "";
    const [path, line] = copy.split("#");
    expect(text(page.follow(copy).$(`#${line}`).text()), path).toContain("gpt-4-0613");
  });

  test("11. a link to an announcement", () => {
    const page = home().follow(/^\/changes\/[0-9a-f]{16}\/$/);
    expect(page.$("link[rel=canonical]").attr("href")).toBe(`https://almanac.test${page.path}`);
  });

  test("12. what ends in December 2026", () => {
    const month = home().follow("/calendar/").follow("/calendar/2026-12/");
    expect(month.read("h1")).toBe("December 2026");
    expect(month.read(".lead")).toMatch(/^\d+ retirements? scheduled/);
    expect(month.$("article.day a.id").length).toBeGreaterThan(0);
  });

  test("13. ten ids at once", () => {
    // What it answers is tested in a browser.
    expect(home().follow("/check/").$("textarea").length).toBe(1);
  });

  test("14. can I trust it", () => {
    const about = home().follow("/about/");
    expect(about.read("#trust, #trust + p")).toMatch(/\d+ of them are out of date/);
    const sources = about.follow("/sources/");
    expect(sources.$(".source-table tbody tr").length).toBeGreaterThan(20);
  });
});

describe("with data of today", () => {
  const home = () => new Reader(fresh);

  test("1, 9, 10. when, for whom, how firm, and the proof, without a word of doubt", () => {
    const page = home().search(freshModel);
    expect(page.read(".answer-line:first-of-type")).toBe("It will be retired on 11 December 2026. in 20 days");
    expect(page.read(".answer-facts")).toMatch(/How firm ?Fixed date ?Applies to ?All users/);
    expect(page.$(".answer-facts a[href^='/sources/']").length).toBe(1);
    expect(page.$(".hero .age-banner, .hero .age-mark").length).toBe(0);
  });

  test("2. that no replacement is named is said", () => {
    expect(home().search(freshModel).read(".answer")).toContain("names no replacement.");
  });

  test("3, 12. what ends in the next 30 days, and in December", () => {
    const month = home().follow("/calendar/").follow("/calendar/2026-12/");
    const day = month.$("article.day").filter((_, it) => month.$(it).find(`a[href="${freshModel}"]`).length > 0);
    expect(text(day.find(".countdown").text())).toBe("in 20 days");
    expect(day.find(".age-mark").length).toBe(0);
  });

  test("5, 6. its retirements in a reader and in a calendar", () => {
    const provider = home()
      .follow("/providers/")
      .follow(`/providers/${agedProvider("fresh")}/`);
    expect(provider.file(/\/retirements\/rss\.xml$/)).toContain("<rss");
    expect(provider.file(/^webcal:/)).toMatch(/STATUS:CONFIRMED/);
  });

  test("7. its JSON", () => {
    expect(
      home()
        .search(freshModel)
        .file(/^\/api\/v1\/models\/.*\.json$/),
    ).toContain("2026-12-11");
  });
});
