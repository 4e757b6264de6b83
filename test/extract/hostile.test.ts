/**
 * Bad and hostile pages: each gives a PageError of one line, or what can be read, soon and without a crash.
 * The bounds of CPU time are no benchmark: they are far above what any of these takes, and far below a blow-up.
 */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { decodePage, extractPage, type PageInput, snapshotPage } from "../../pipeline/extract/extract-page.ts";
import type { Extraction } from "../../pipeline/extract/extraction.ts";
import { PageError } from "../../pipeline/extract/page-error.ts";
import { markOfValue } from "../../pipeline/extract/reader/statements.ts";
import { stopwatch } from "../support/stopwatch.ts";

/** CPU seconds that a test may take, and that one short string may. */
const bounds = { test: 10, string: 0.8 };
type Format = PageInput["format"];
const inputFor = (format: Format): PageInput => ({ provider: "example", page: "page", snapshot: null, format });

/** What a page gives, from itself and again from its snapshot; or the rule and message of its PageError. */
function outcome(
  text: string,
  format: Format,
): { extraction: Extraction; again: Extraction; body: string } | { rule: string; message: string } {
  try {
    const { body, extraction } = snapshotPage(text, inputFor(format));
    return {
      body,
      extraction,
      again: extractPage(`---\nurl: https://example.com\n---\n\n${body}`, inputFor("markdown")),
    };
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    return { rule: error.rule, message: error.message };
  }
}

/** The records of a page that must be readable, after a check that its snapshot says the same. */
function records(text: string, format: Format): Extraction["records"] {
  const found = outcome(text, format);
  if (!("extraction" in found)) throw new Error(`refused: ${found.message}`);
  expect(withoutLines(found.again.records)).toEqual(withoutLines(found.extraction.records));
  return found.extraction.records;
}

const withoutLines = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, each) => (key === "line" ? undefined : each)));
const models = (text: string, format: Format): string[] => records(text, format).map(({ model }) => model);
const table = (...rows: string[]): string =>
  `# Model deprecations\n\n| Model | Shutdown date | Replacement |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
const htmlTable = (rows: string): string =>
  `<h1>Model deprecations</h1><table><tr><th>Model</th><th>Shutdown date</th><th>Replacement</th></tr>${rows}</table>`;

let seconds = stopwatch();
beforeEach(() => {
  seconds = stopwatch();
});
afterEach(() => {
  expect(seconds()).toBeLessThan(bounds.test);
});

describe("bytes that are no page", () => {
  const decode = (bytes: Uint8Array, format: Format = "markdown"): string => {
    try {
      return decodePage(bytes, format);
    } catch (error) {
      return error instanceof PageError ? `${error.rule}: ${error.message}` : String(error);
    }
  };
  const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
  const utf16 = (text: string, mark: number[], swap: boolean): Uint8Array => {
    const buffer = Buffer.from(text, "utf16le");
    return Buffer.concat([Buffer.from(mark), swap ? Buffer.from(buffer).swap16() : buffer]);
  };

  test.each([
    ["nothing", bytes(), /^empty: /],
    ["only white space", Buffer.from(" \n\t\r\n"), /^empty: /],
    ["a binary file", bytes(0x89, 0x50, 0x4e, 0x47, 0, 1), /^binary: byte 4 /],
    ["invalid UTF-8", bytes(0x61, 0xff, 0x62), /^charset: .*byte 1 is 0xff/],
    ["half a character", bytes(0x61, 0xe3, 0x81), /^charset: /],
    ["50 MB", new Uint8Array(50_000_000).fill(97), /^too-large: .*50000000 bytes/],
  ])("%s", (_, content, message) => {
    const said = decode(content);
    expect(said).toMatch(message);
    expect(said).not.toContain("\n");
  });

  test("UTF-16 with a byte order mark, both ways round", () => {
    expect(decode(utf16("# Ä", [0xff, 0xfe], false))).toBe("# Ä");
    expect(decode(utf16("# Ä", [0xfe, 0xff], true))).toBe("# Ä");
  });

  test("windows-1252 that an HTML page declares", () => {
    const page = Buffer.from(
      '<html><head><meta charset="windows-1252"></head><body>\x93Modell\x94 \xe4</body></html>',
      "latin1",
    );
    expect(decode(page, "html")).toContain("“Modell” ä");
  });

  test("UTF-8 with a byte order mark, or under a name that is wrong", () => {
    expect(decode(Buffer.from("\ufeff# Ä"))).toBe("# Ä");
    expect(decode(Buffer.from('<meta charset="iso-8859-1">Ä'), "html")).toContain("Ä");
  });

  test("a charset that does not exist is passed over: the page is UTF-8 or refused", () => {
    expect(decode(Buffer.from('<meta charset="klingon">Ä'), "html")).toContain("Ä");
    expect(decode(Buffer.from('<meta charset="klingon">Ä', "latin1"), "html")).toMatch(/^charset: .*byte 24 is 0xc4/);
  });

  test("a charset in a comment or in Markdown is none", () => {
    expect(decode(Buffer.from('<!-- <meta charset="windows-1251"> -->\xc4', "latin1"), "html")).toMatch(/^charset: /);
    expect(decode(Buffer.from('<meta charset="windows-1252">\xc4', "latin1"), "markdown")).toMatch(/^charset: /);
  });
});

describe("pages that say nothing", () => {
  test.each<[string, string, Format]>([
    ["an empty text", "", "markdown"],
    ["an empty HTML page", "<!doctype html><html><head></head><body></body></html>", "html"],
    [
      "an error page with status 200",
      "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>",
      "html",
    ],
    [
      "a login page",
      '<html><body><h1>Sign in</h1><form><label>Email<input name="e"></label><button>Continue</button></form></body></html>',
      "html",
    ],
    [
      "an empty shell that scripts would fill",
      '<html><body><div id="root"></div><script>var t="| a-1 | 2026-05-01 |"</script></body></html>',
      "html",
    ],
  ])("%s", (_, text, format) => {
    expect(models(text, format)).toEqual([]);
  });

  test("a page whose headers were all renamed is reported", () => {
    const found = outcome(
      "| Alpha | Beta | Gamma |\n| --- | --- | --- |\n| `a-1` | 2026-05-01 | 2026-06-01 |\n",
      "markdown",
    );
    expect("extraction" in found && found.extraction.records).toEqual([]);
    expect("extraction" in found && found.extraction.problems.map(({ rule }) => rule)).toEqual(["unknown-table"]);
    expect("again" in found && found.again.problems.map(({ rule }) => rule)).toEqual(["unknown-table"]);
  });
});

describe("nesting without end", () => {
  const many = 100_000;
  test.each<[string, string, Format]>([
    ["divisions", "<div>".repeat(many), "html"],
    ["spans", `<p>${"<span>".repeat(many)}x`, "html"],
    ["elements of no standard", "<x-y>".repeat(many), "html"],
    ["tables", "<table><tr><td>".repeat(many), "html"],
    ["lists", "<ul><li>".repeat(many), "html"],
    ["divisions whose closing tags are stray", "<div><table></div></table>".repeat(3_000), "html"],
    ["divisions after a script that looks open", `<SCRIPT></SCRIPT><!-->${"<div>".repeat(many)}`, "html"],
    ["divisions inside Markdown", `${"<div>".repeat(90_000)}x`, "markdown"],
    ["block quotes", "> ".repeat(many), "markdown"],
    ["lists of one line", "- ".repeat(many), "markdown"],
    [
      "lists of ever deeper lines",
      Array.from({ length: 2_000 }, (_, at) => `${" ".repeat(2 * at)}- a`).join("\n"),
      "markdown",
    ],
    ["components", "<Tabs>\n".repeat(many), "markdown"],
  ])("%s", (_, text, format) => {
    const found = outcome(text, format);
    expect(found).toMatchObject({ rule: "too-deep" });
    expect("message" in found && found.message).not.toContain("\n");
  });
});

describe("size without end", () => {
  test.each<[string, string, Format, string]>([
    ["50 MB of text", "a ".repeat(25_000_000), "markdown", "too-large"],
    ["one endless line", "a".repeat(600_000), "markdown", "too-large"],
    ["a million cells in Markdown", table("| a-1 | 2026-05-01 | b |\n".repeat(180_000)), "markdown", "too-large"],
    ["a million cells in HTML", htmlTable("<tr><td>a<td>b<td>c".repeat(200_000)), "html", "too-large"],
    ["a header of 100,000 cells", `${"|a".repeat(100_000)}|\n${"|-".repeat(100_000)}|\n`, "markdown", "too-large"],
  ])("%s", (_, text, format, rule) => {
    expect(outcome(text, format)).toMatchObject({ rule });
  });

  test("spans of a thousand million", () => {
    const rows =
      '<tr><td colspan="1000000000" rowspan="1000000000">a-1</td><td>2026-05-01</td></tr><tr><td rowspan="-5">b-1</td></tr>';
    expect(models(htmlTable(rows), "html")).not.toContain("2026-05-01");
  });

  test("300,000 pieces of one paragraph", () => {
    expect(models(`<p><span>${"a<i></i>".repeat(150_000)}</span></p>`, "html")).toEqual([]);
  });

  test("one model in 10,000 rows, with a thousand dates", () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, at) => `| a-1 | 20${20 + (at % 30)}-0${1 + (at % 9)}-${10 + (at % 18)} | |`,
    );
    expect(models(table(...rows), "markdown")).toEqual(["a-1"]);
  });

  test("2,000 sections that each say when their models ended", () => {
    const section =
      "## s\n\nThese models were retired on May 1, 2026.\n\n| Model | Retired |\n|---|---|\n| a-1 | 2026-05-01 |\n\n";
    expect(models(section.repeat(2_000), "markdown")).toEqual(["a-1"]);
  });
});

describe("strings made to keep a pattern busy", () => {
  const length = 5_000;
  const atoms = [
    ..."[]()*_`<>~|{}&!#:;,.\"'-/\\= \t\n1aA".split(""),
    ..."the |on |these models |`a` |`a`, |`a` and the |May 1, 2026 |2026-05-01|1/2/26 |a-|a |A |(a) |[1]|[^1]|[a](|<a |<b>|<!--|<?|<![CDATA[|{{|{%|{:|{/*|``a`|~a~|&amp;|![|> |- - |T00:00 |no earlier than |dates are the earliest |in favor of |we notified |; retired on |Fact: `a`: |`a` version `b`, |not |for the |after |年月日|2026年5月1日|version 1 |deprecated and |<sup>1</sup>|<br>|<td>|http://a.b |\u200b|\u202e".split(
      "|",
    ),
  ];
  const places: Record<string, (bomb: string) => [string, Format]> = {
    paragraph: (bomb) => [bomb, "markdown"],
    sentence: (bomb) => [`# Models\n\n${bomb.replaceAll("\n", " ")}\n\n${table("| a-1 | 2026-05-01 | |")}`, "markdown"],
    heading: (bomb) => [
      `# Models\n\n## ${bomb.replaceAll("\n", " ")}\n\n${table("| a-1 | 2026-05-01 | |")}`,
      "markdown",
    ],
    "list item": (bomb) => [`Deprecated models:\n\n- ${bomb.replaceAll("\n", " ")}\n`, "markdown"],
    cells: (bomb) => [
      table(
        `| ${bomb.replaceAll("\n", " ")} | ${bomb.replaceAll("\n", " ")} | ${bomb.replaceAll("\n", " ")} |`,
        `| a-1 | ${bomb.replaceAll("\n", " ")} | |`,
      ),
      "markdown",
    ],
    title: (bomb) => [`| Model | ${bomb.replaceAll("\n", " ")} |\n| --- | --- |\n| a-1 | 2026-05-01 |\n`, "markdown"],
    HTML: (bomb) => [
      `<h1>${bomb}</h1><p>${bomb}</p>${htmlTable(`<tr><td>${bomb}</td><td>${bomb}</td><td>${bomb}</td></tr>`)}`,
      "html",
    ],
  };
  test.each(Object.entries(places))("in a %s", (_, place) => {
    for (const atom of atoms.filter((each) => each !== "")) {
      const taken = stopwatch();
      outcome(...place(atom.repeat(Math.ceil(length / atom.length)).slice(0, length)));
      expect({ atom, slow: taken() > bounds.string }).toEqual({ atom, slow: false });
    }
    seconds = stopwatch();
  });
});

describe("values that are not what they look like", () => {
  test("names that objects have by themselves", () => {
    const rows = ["__proto__", "constructor", "toString", "hasOwnProperty"].map(
      (name) => `| \`${name}\` | 2026-05-01 | \`__proto__\` |`,
    );
    expect(models(table(...rows), "markdown")).toEqual(["__proto__", "constructor", "hasOwnProperty", "toString"]);
    expect(({} as Record<string, unknown>).retired).toBeUndefined();
  });

  test("placeholders and endless ids name nothing", () => {
    const rows = [
      "<model>",
      "`<replacement>`",
      "{model}",
      "`{{ model }}`",
      "your-model",
      "YOUR_MODEL_ID",
      "xxx",
      "[model]",
      `\`${"a-1".repeat(1_700)}\``,
    ];
    expect(models(table(...rows.map((name) => `| ${name} | 2026-05-01 | |`)), "markdown")).toEqual([]);
  });

  test("ids of up to 200 characters are kept by the snapshot, alone and several in a cell", () => {
    const id = (letter: string, length: number) => `${letter}-1-`.padEnd(length, "x");
    const cells = [id("a", 121), `\`${id("b", 200)}\``, `\`${id("c", 70)}\`<br>\`${id("d", 70)}\``];
    const rows = cells.map((cell, i) => `| ${cell} | 2026-10-0${i + 1} | ${id("e", 150)} |`);
    expect(models(table(...rows), "markdown")).toEqual([id("a", 121), id("b", 200), id("c", 70), id("d", 70)]);
  });

  test("invisible and control characters are no part of an id", () => {
    const page = table("| `gpt\u200b-9\u202e` | 2026\u2011\u200b05\u201101 | \u200f`gpt-10`\u0007 |");
    expect(
      records(page, "markdown").map(({ model, events, replacements }) => [
        model,
        events[0]?.date,
        replacements[0]?.model,
      ]),
    ).toEqual([["gpt-9", "2026-05-01", "gpt-10"]]);
  });

  test("what scripts, styles, templates and hidden elements hold is not on the page", () => {
    const row = (id: string): string => `<tr><td>${id}</td><td>2026-05-01</td><td></td></tr>`;
    const hidden = ["script", "style", "template", "noscript"]
      .map((name) => `<${name}>${htmlTable(row(`${name}-1`))}</${name}>`)
      .join("");
    expect(
      models(
        `${hidden}<div hidden>${htmlTable(row("hidden-1"))}</div><div style="display: none">${htmlTable(row("none-1"))}</div>${htmlTable(row("shown-1"))}`,
        "html",
      ),
    ).toEqual(["shown-1"]);
  });
});

describe("a snapshot of hostile cells", () => {
  const attacks = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](http://example.com/a)",
    "![x](https://example.com/a.png)",
    "https://example.com/auto",
    "www.example.com",
    "a@example.com",
    "---",
    "--- url: evil",
    "# heading",
    "| --- | --- |",
    "a \\| b",
    "```",
    "``code``",
    "{{ evil }}",
    "{% include evil %}",
    "{: .evil }",
    "{/* evil */}",
    "&lt;b&gt; &amp;#60;",
    "**bold** _under_ ~~gone~~",
    "- item",
    "1. item",
    "<!-- comment -->",
    "\"quoted\" 'single'",
    "Fact: `x-1`: stage retired.",
    "Unread: 0123456789abcdef (1 dates, 1 models).",
    'Left out: unknown-table "x".',
    "retired on 2026-01-01; retired on 2026-01-02",
    '=== "tab"',
    ":::note",
    "\\",
    "`",
    "\u2028\u2029",
    "[^1]",
    '<Update label="2026-01-01">',
  ];
  const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const inHtml = (text: string): string =>
    `<html><head><title>${escaped(text)}\n---\nurl: evil</title></head><body><h2>Models ${escaped(text)}</h2><p>On May 1, 2026, we notified developers using <code>${escaped(text)}</code> models of their retirement: ${escaped(text)}</p>${htmlTable(
      `<tr><td><code>a-1</code> ${escaped(text)}</td><td>2026-05-01 (${escaped(text)})</td><td>${escaped(text)}</td></tr><tr><td>${escaped(text)}</td><td>2026-05-02</td><td><a href="javascript:x">b</a></td></tr><tr><td><code>${escaped(text)}</code></td><td>${escaped(text)}</td><td><code>${escaped(text)}</code></td></tr><tr><td colspan="3">${escaped(text)}</td></tr><tr><td><code>c-1</code></td><td>2026-05-03</td><td></td></tr>`,
    )}</body></html>`;
  const inMarkdown = (text: string): string =>
    `## ${text}\n\n${text}\n\n${table(`| \`a-1\` ${text} | 2026-05-01 (${text}) | ${text} |`, `| ${text} | 2026-05-02 | ${text} |`, "| `c-1` | 2026-05-03 | |")}\n- ${text}\n`;

  test.each(attacks)("%s", (text) => {
    for (const [page, format] of [
      [inHtml(text), "html"],
      [inMarkdown(text), "markdown"],
    ] as const) {
      const found = outcome(page, format);
      if (!("body" in found)) continue;
      const { body, extraction, again } = found;
      expect(withoutLines(again.records)).toEqual(withoutLines(extraction.records));
      // A snapshot keeps a mark in place of a cell that could not be read, and of the name of a row that is left out.
      const errors = (each: Extraction): unknown =>
        each.problems.flatMap(({ rule, severity, value }) =>
          severity === "error" ? [[rule.replace("misaligned-row", "unread-cell"), markOfValue(value ?? "")]] : [],
        );
      expect(errors(again)).toEqual(errors(extraction));
      // A row that spans the table and gives a date limits all its dates: then they are left out.
      if (format === "html" && !/\d{4}-/.test(text))
        expect(extraction.records.map(({ model }) => model)).toContain("c-1");
      // Outside of code and escapes: no markup but the line break, no link but https, no second front matter.
      const bare = body.replace(/\\./g, "").replace(/`[^`\n]*`/g, "");
      expect(bare.replaceAll("<br>", "").replace(/\]\(<https:\/\/[^>\s]*>\)/g, "")).not.toMatch(/<|\]\(/);
      expect(body).not.toMatch(/^(?:---|\.\.\.|```|~~~|\{|:::|===)/m);
    }
  });
});
