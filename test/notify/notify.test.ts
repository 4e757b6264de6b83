// Notifications, sent to real servers on this machine.
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { modelFinder } from "../../pipeline/domain/announced-models.ts";
import { announcementsOf } from "../../pipeline/domain/announcements.ts";
import type { Change } from "../../pipeline/domain/schema.ts";
import { nodeNotifyEffects } from "../../pipeline/notify/notify-effects.ts";
import { plainText } from "../../pipeline/text/rich-text.ts";
import { type ChangeFacts, changeOf } from "../support/changes.ts";
import { eventOf, recordOf } from "../support/dataset.ts";
import { type Notifying, notifying } from "../support/notifying.ts";
import { httpReceiver, type MailReceiver, mailReceiver, type Receiver } from "../support/receivers.ts";
import { repositoryRoot } from "../support/repository.ts";

const moved = (record: string, day: string, facts: ChangeFacts<"date-moved"> = {}) =>
  changeOf(record, day, "date-moved", {
    before: { date: "2027-01-01", bound: "on" },
    after: { date: "2027-02-01", bound: "on" },
    days: 31,
    ...facts,
  });
/** Changes to as many dates: each is an announcement of its own. */
const apart = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    moved(`acme/m${i}`, "2026-11-22", { after: { date: `${2028 + i}-01-01`, bound: "on" }, days: 365 + i }),
  );
const old = moved("zeta/z", "2026-11-01");
const fresh = moved("acme/b", "2026-11-22");
const records = ["a", "b"].map((model) => recordOf(model)).concat(recordOf("z", { provider: "zeta" }));

const yaml = (kind: string, id = kind, more = "") => {
  const secret = kind === "webhook" ? ", secretEnv: HOOK_SECRET" : "";
  const addresses = kind === "mail" ? ", from: almanac@example.com, to: [ops@example.com]" : "";
  return `  - { id: ${id}, kind: ${kind}, urlEnv: ${kind === "mail" ? "SMTP_URL" : "HOOK_URL"}${secret}${addresses}${more} }\n`;
};
const configOf = (...targets: string[]) => `targets:\n${targets.join("")}`;

let project: Notifying;
let receiver: Receiver;
let mailbox: MailReceiver;

beforeEach(async () => {
  [project, receiver, mailbox] = [notifying(), await httpReceiver(), await mailReceiver("pass word/:@")];
  project.env = { HOOK_URL: `${receiver.url}/T00/s3cr3t-path`, HOOK_SECRET: "s3cr3t-key", SMTP_URL: mailbox.url };
  project.publish(records, [old]);
  project.configure(configOf(yaml("webhook")));
});

afterEach(async () => {
  // Whatever a test did, nothing that was printed or kept holds a secret.
  const kept = ["webhook", "slack", "discord", "teams", "mail"].map(ledgerText).join("");
  for (const secret of ["s3cr3t", "pass%20word", "pass word", receiver.url, mailbox.url])
    expect(project.printed.join("\n") + kept).not.toContain(secret);
  project.remove();
  await Promise.all([receiver.close(), mailbox.close()]);
});

function ledgerText(target: string): string {
  const file = join(project.root, `.almanac/notified/${target}.jsonl`);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** A target that knows all that is old, and one change that it does not know. */
async function started(...changes: Change[]): Promise<void> {
  await project.run();
  project.publish(records, [old, ...(changes.length > 0 ? changes : [fresh])]);
  project.day = "2026-11-22";
}

interface Body {
  notifications: { title: string; url: string | null; models: { id: string; changes?: Change[] }[] }[];
}
const titlesIn = ({ notifications }: Body) => notifications.map(({ title }) => title);
const idsIn = ({ notifications }: Body) => notifications.flatMap(({ models }) => models.map(({ id }) => id));
const bodies = () => receiver.received.map(({ body }) => JSON.parse(body));
const keys = () => receiver.received.map(({ headers }) => headers["idempotency-key"]);

describe("what is told", () => {
  it("is nothing old on the first run, then each change once", async () => {
    expect(await project.run()).toMatchObject({
      code: 0,
      out: expect.stringContaining("earlier changes are not sent"),
    });
    expect(receiver.received).toEqual([]);
    project.publish(records, [old, fresh]);
    project.day = "2026-11-22";
    expect(await project.run()).toMatchObject({ code: 0, out: expect.stringMatching(/sent +1 message$/m) });
    expect((await project.run()).out).toMatch(/webhook +webhook +nothing$/m);
    expect(bodies()).toMatchObject([
      {
        title: "Model Almanac: acme, date moved",
        notifications: [
          {
            kind: "announcement",
            day: "2026-11-22",
            provider: "acme",
            url: null,
            kinds: ["moved"],
            title: "acme postpones the retirement of b by 31 days, to 1 February 2027",
            models: [
              {
                id: "acme/b",
                label: "b",
                url: null,
                changes: [fresh],
                lines: ["Retirement date: 1 January 2027 → 1 February 2027 (31 days later)"],
              },
            ],
          },
        ],
      },
    ]);
  });

  it("leaves out baselines and what was dated back before the target began", async () => {
    await started({ ...fresh, baseline: true }, moved("acme/b", "2026-10-01"));
    await project.run();
    expect(receiver.received).toEqual([]);
  });

  it("is what came since a day where asked, and never what was sent", async () => {
    expect((await project.run({ since: "2026-11-01" })).out).toContain("1 message");
    expect((await project.run({ since: "2026-01-01" })).out).not.toContain("message");
    await project.run();
    expect(receiver.received).toHaveLength(1);
  });

  it("is, where asked later, also what the first run passed over", async () => {
    await project.run();
    await project.run({ since: "2026-11-01" });
    await project.run({ since: "2026-11-01" });
    expect(bodies().map(({ notifications }) => notifications.length)).toEqual([1]);
  });

  it("reminds of an end once for each number of days it came within", async () => {
    project.publish([recordOf("b", { events: [eventOf("retired on 2027-03-01"), eventOf("retired on 2027-03")] })], []);
    const told: unknown[] = [];
    for (const day of [
      "2026-11-30",
      "2026-12-01",
      "2026-12-02",
      "2027-01-29",
      "2027-01-30",
      "2027-02-26",
      "2027-03-01",
    ]) {
      project.day = day;
      await project.run();
      for (const body of bodies()) told.push([day, titlesIn(body).join()]);
      receiver.received.length = 0;
    }
    expect(told).toEqual([
      ["2026-12-01", "In 90 days: acme to retire b on 1 March 2027"],
      ["2027-01-30", "In 30 days: acme to retire b on 1 March 2027"],
      ["2027-02-26", "In 3 days: acme to retire b on 1 March 2027"],
      ["2027-03-01", "Today: acme to retire b on 1 March 2027"],
    ]);
  });

  it("never makes a date more exact than it is", async () => {
    await started();
    project.publish([recordOf("b", { events: [eventOf("retired not-before 2026-12-01 EU")] })], []);
    await project.run();
    expect(titlesIn(bodies()[0])).toEqual([
      "In 9 days at the earliest: acme may retire b from 1 December 2026 for “EU”",
    ]);
  });
});

describe("one entry for one announcement", () => {
  const day = "2026-11-22";
  const set = (record: string, facts: ChangeFacts<"date-set"> = {}) =>
    changeOf(record, day, "date-set", { after: { date: "2027-10-23", bound: "on" }, ...facts });
  const replaced = (record: string) => changeOf(record, day, "replacement-added", { after: { replacement: "c" } });
  const announced = (...changes: Change[]) =>
    announcementsOf(changes, modelFinder({ records, changes, names: new Map() }));

  it("has all models of a date, in the words of the feeds and the site", async () => {
    const changes = ["acme/a", "acme/b", "acme/c"].map((record) => set(record));
    await started(...changes);
    await project.run();
    const [only] = announced(...changes);
    expect(bodies().flatMap(titlesIn)).toEqual([only && plainText(only.title)]);
    expect(bodies().flatMap(titlesIn)).toEqual(["acme to retire 3 models on 23 October 2027"]);
    expect(bodies().flatMap(idsIn)).toEqual(["acme/a", "acme/b", "acme/c"]);
  });

  it("leads to the announcement and its models where the site has an address", async () => {
    project.configure(`site: https://almanac.example/base/\n${configOf(yaml("webhook"), yaml("slack"))}`);
    await started(set("acme/a"));
    await project.run();
    const [only] = announced(set("acme/a"));
    const [page, model] = [`https://almanac.example/base${only?.path}`, "https://almanac.example/base/models/acme/a/"];
    const bodyOf = (kind: string) => bodies().find((body) => (kind === "slack") === "blocks" in body);
    expect(bodyOf("webhook").notifications[0]).toMatchObject({
      announcement: only?.id,
      url: page,
      models: [{ url: model }],
    });
    expect(bodyOf("slack").blocks[0].text.text).toBe(
      [
        "*Model Almanac: acme, deprecation*",
        "*22 November 2026*",
        `• <${page}|acme to retire a on 23 October 2027>`,
        `    <${model}|a>: Retirement date: 23 October 2027.`,
      ].join("\n"),
    );
  });

  it.each([
    [
      "discord",
      (body: { content: string }) => body.content,
      "[acme to retire a on 23 October 2027](<https://almanac.example/changes/",
    ],
    ["teams", JSON.stringify, '"selectAction":{"type":"Action.OpenUrl","url":"https://almanac.example/changes/'],
  ])("leads there from %s too", async (kind, textIn, link) => {
    project.configure(`site: https://almanac.example\n${configOf(yaml(kind))}`);
    await started(set("acme/a"));
    await project.run();
    expect(textIn(bodies()[0])).toContain(link);
  });

  it("leads there from mail too", async () => {
    project.configure(`site: https://almanac.example\n${configOf(yaml("mail"))}`);
    await started(set("acme/a"));
    await project.run();
    expect(mailbox.mails[0]).toContain("- acme to retire a on 23 October 2027\r\n");
    expect(mailbox.mails[0]).toMatch(/^ {2}https:\/\/almanac\.example\/changes\/[0-9a-f]{16}\/\r$/m);
  });

  it("has only the models that are new when others join later that day, under the same address", async () => {
    await started(set("acme/a"));
    await project.run();
    project.publish(records, [old, set("acme/a"), set("acme/b")]);
    await project.run();
    expect(bodies().map(idsIn)).toEqual([["acme/a"], ["acme/b"]]);
    expect(bodies().map(({ notifications }) => notifications[0].announcement)).toEqual(
      Array(2).fill(announced(set("acme/a"))[0]?.id),
    );
    expect(bodies().flatMap(titlesIn)[1]).toBe("acme to retire b on 23 October 2027");
  });

  it("has every change of a model where a filter fits one of them", async () => {
    project.configure(configOf(yaml("webhook", "webhook", ", filters: { types: [replacement-added] }")));
    await started(set("acme/a"), replaced("acme/a"), set("acme/b"));
    await project.run();
    expect(bodies()[0].notifications).toMatchObject([
      {
        title: "acme to retire a on 23 October 2027",
        models: [{ lines: ["Retirement date: 23 October 2027", "Replacement: c"] }],
      },
    ]);
  });

  it("leaves out what was sent one change at a time before, and resends such a message as it was", async () => {
    await project.run();
    const [sent, open, next] = [set("acme/a"), set("acme/b"), set("acme/c")];
    const body = JSON.stringify({ version: 1, id: "k2", notices: [{ id: open.id }] });
    const lines = [
      { intent: "k1", kind: "webhook", ids: [sent.id], body: "{}" },
      { done: "k1" },
      { intent: "k2", kind: "webhook", ids: [open.id], body },
    ];
    const file = join(project.root, ".almanac/notified/webhook.jsonl");
    for (const line of lines) appendFileSync(file, `${JSON.stringify(line)}\n`);
    project.publish(records, [old, sent, open, next]);
    project.day = day;
    await project.run();
    expect(receiver.received.map(({ body: text }) => text)[0]).toBe(body);
    expect(bodies().slice(1).flatMap(idsIn)).toEqual(["acme/c"]);
    await project.run();
    expect(receiver.received).toHaveLength(2);
  });

  it("reminds of all models of a date together, and of each once", async () => {
    const retiring = (model: string) => recordOf(model, { events: [eventOf("retired on 2026-12-22")] });
    await project.run();
    project.publish(["a", "b"].map(retiring), []);
    project.day = day;
    await project.run();
    project.publish(["a", "b", "c"].map(retiring), []);
    project.day = "2026-11-23";
    await project.run();
    expect(bodies().flatMap(titlesIn)).toEqual([
      "In 30 days: acme to retire a and b on 22 December 2026",
      "In 29 days: acme to retire c on 22 December 2026",
    ]);
  });

  it("is cut into pieces where its models are more than a message takes", async () => {
    const many = Array.from({ length: 600 }, (_, i) => set(`acme/${"m".repeat(100)}${i}`));
    await started(...many);
    await project.run();
    expect(receiver.received.length).toBeGreaterThan(1);
    for (const { body } of receiver.received) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(200_000);
    expect(new Set(bodies().flatMap(idsIn)).size).toBe(600);
  });
});

describe("filters", () => {
  const news = [
    moved("acme/b", "2026-11-22"),
    moved("acme/gpt/4_x@1", "2026-11-22", { event: "deprecated" }),
    changeOf("zeta/z", "2026-11-22", "delisted"),
  ];
  it.each([
    ["providers: [zeta]", ["zeta/z"]],
    ["models: ['GPT*']", ["acme/gpt/4_x@1"]],
    ["models: ['acme/*']", ["acme/b", "acme/gpt/4_x@1"]],
    ["models: [b, z]", ["acme/b", "zeta/z"]],
    ["types: [delisted]", ["zeta/z"]],
    ["events: [retired]", ["acme/b"]],
    ["providers: [acme], events: [deprecated]", ["acme/gpt/4_x@1"]],
  ])("%s", async (filters, told) => {
    project.configure(configOf(yaml("webhook", "webhook", `, filters: { ${filters} }`)));
    await started(...news);
    await project.run();
    expect(bodies().flatMap(idsIn)).toEqual(told);
    // Wider filters are for what comes, not for what was skipped.
    const sent = receiver.received.length;
    project.configure(configOf(yaml("webhook")));
    await project.run();
    expect(receiver.received).toHaveLength(sent);
  });
});

describe("payloads", () => {
  const hostile =
    "acme/<!channel> @everyone [x](https://evil.example) *b* `c` {{DATE(2026-01-01)}}\r\nBcc: evil@example.com\u202e";

  it("are signed for the generic webhook", async () => {
    await started();
    project.faults = { seconds: () => 1_800_000_000 };
    await project.run();
    const [request] = receiver.received;
    if (!request) throw new Error("nothing came");
    const { headers, body } = request;
    const signed = `${headers["x-almanac-timestamp"]}.${body}`;
    const hex = createHmac("sha256", "s3cr3t-key").update(signed).digest("hex");
    expect(headers["x-almanac-signature-256"]).toBe(`sha256=${hex}`);
    expect(headers["x-almanac-timestamp"]).toBe("1800000000");
    expect(headers["idempotency-key"]).toBe(JSON.parse(body).id);
  });

  it("hold nothing that Slack would act on", async () => {
    project.configure(configOf(yaml("slack")));
    await started(moved(hostile, "2026-11-22"));
    await project.run();
    const [{ text, blocks, unfurl_links }] = bodies();
    expect([text, unfurl_links, blocks.length, blocks[0].type]).toEqual([
      "Model Almanac: acme, date moved",
      false,
      1,
      "section",
    ]);
    expect(blocks[0].text).toMatchObject({ type: "mrkdwn", verbatim: true });
    expect(blocks[0].text.text).toContain("&lt;!channel&gt; @everyone");
    expect(blocks[0].text.text).not.toMatch(/[<>]|(?<!\u200b)`|\r/);
  });

  it("mention nobody on Discord", async () => {
    project.configure(configOf(yaml("discord")));
    await started(moved(hostile, "2026-11-22"));
    await project.run();
    const [{ content, allowed_mentions, flags }] = bodies();
    expect([allowed_mentions, flags]).toEqual([{ parse: [] }, 4]);
    expect(content).toContain("\\<!channel\\> \\@everyone \\[x\\]\\(https\\://evil.example\\) \\*b\\* \\`c\\`");
  });

  it("are text runs on Teams, where nothing is filled in", async () => {
    project.configure(configOf(yaml("teams")));
    await started(moved(hostile, "2026-11-22"));
    await project.run();
    const [{ type, attachments }] = bodies();
    const [{ contentType, content }] = attachments;
    expect([type, contentType, content.type]).toEqual([
      "message",
      "application/vnd.microsoft.card.adaptive",
      "AdaptiveCard",
    ]);
    expect(content.body.map((block: { type: string }) => block.type)).toEqual([
      "TextBlock",
      "RichTextBlock",
      "RichTextBlock",
      "RichTextBlock",
    ]);
    expect(JSON.stringify(content.body)).not.toContain("{{");
  });

  it("are mail whose headers no page can write", async () => {
    project.configure(configOf(yaml("mail")));
    await started(moved(hostile, "2026-11-22"));
    expect((await project.run()).code).toBe(0);
    const [mail = ""] = mailbox.mails;
    const [head = "", body = ""] = mail.split("\r\n\r\n");
    expect(head).toMatch(/^Subject: Model Almanac: acme, date moved$/m);
    expect(head).toMatch(/^To: ops@example.com$/m);
    expect(head).toMatch(/^Message-ID: <[0-9a-f]{32}@notice\.model-almanac\.invalid>$/m);
    expect(head).not.toContain("evil");
    expect(body).not.toMatch(/^Bcc/m);
  });

  it.each([
    ["slack", ({ blocks }: { blocks: { text: { text: string } }[] }) => blocks[0]?.text.text.length, 3000],
    ["discord", ({ content }: { content: string }) => content.length, 2000],
    ["teams", (body: unknown) => JSON.stringify(body).length, 28_000],
  ])("of a digest are split where %s takes no more, and endless lines are cut", async (kind, size, limit) => {
    project.configure(configOf(yaml(kind, kind, ", digest: daily")));
    const many = apart(120);
    await started(...many, moved(`acme/${"<&>*_".repeat(2000)}`, "2026-11-22"));
    expect((await project.run({ dryRun: true })).out).toContain("121 notifications");
    await project.run();
    expect(receiver.received.length).toBeGreaterThan(kind === "teams" ? 0 : 3);
    for (const body of bodies()) expect(size(body)).toBeLessThanOrEqual(limit);
    expect(new Set(keys()).size).toBe(receiver.received.length);
    for (const [i] of many.entries())
      expect(receiver.received.map(({ body }) => body).join()).toMatch(new RegExp(`m${i}\\\\?\\b`));
  });
});

describe("failures", () => {
  it("of one target stop no other, and are tried again by the next run", async () => {
    project.configure(configOf(yaml("slack"), yaml("mail")));
    await started();
    receiver.answers = Array.from({ length: 3 }, () => ({ status: 503 }));
    const { code, out } = await project.run();
    expect([code, mailbox.mails.length, receiver.received.length]).toEqual([2, 1, 3]);
    expect(out).toMatch(/slack +slack +failed +the receiver answered 503/);
    expect(project.waits).toEqual([1000, 5000]);
    expect((await project.run()).code).toBe(0);
    expect([mailbox.mails.length, receiver.received.length, new Set(keys()).size]).toEqual([1, 4, 1]);
  });

  it.each([
    ["7", [7000]],
    ["0", [0]],
    ["3600", []],
    ["soon", [1000]],
  ])("honour Retry-After: %s within bounds", async (after, waits) => {
    await started();
    receiver.answers = [{ status: 429, headers: { "retry-after": after } }];
    const { code } = await project.run();
    expect([code, project.waits]).toEqual([waits.length > 0 ? 0 : 1, waits]);
  });

  it("honour a Retry-After that is a date", async () => {
    await started();
    project.faults = { seconds: () => 1_800_000_000 };
    receiver.answers = [{ status: 503, headers: { "retry-after": new Date(1_800_000_020_000).toUTCString() } }];
    expect((await project.run()).code).toBe(0);
    expect(project.waits).toEqual([20_000]);
  });

  it("that are a no are not repeated in the run, and follow no redirect", async () => {
    await started();
    receiver.answers = [{ status: 302, headers: { location: `${receiver.url}/elsewhere` } }, { status: 404 }];
    expect(await project.run()).toMatchObject({ code: 1, out: expect.stringContaining("answered 302") });
    expect((await project.run()).out).toContain("answered 404");
    expect((await project.run()).code).toBe(0);
    expect(receiver.received.map(({ path }) => path)).toEqual(Array(3).fill("/T00/s3cr3t-path"));
  });

  it("to connect or log in name neither address nor password", async () => {
    project.configure(configOf(yaml("slack"), yaml("mail")));
    await started();
    project.env.HOOK_URL = "http://127.0.0.1:1/s3cr3t";
    project.env.SMTP_URL = mailbox.url.replace("pass%20word", "s3cr3t");
    const { code, out } = await project.run();
    expect([code, mailbox.mails]).toEqual([1, []]);
    expect(out).toMatch(/slack +failed +no answer \(\w[\w ]+\)\nmail +mail +failed +the mail server answered 535/);
  });

  it("of the environment are told by the variable's name", async () => {
    const values = ["", "s3cr3t", "http://example.com/s3cr3t", "https://user:s3cr3t@example.com", "ftp://s3cr3t"];
    for (const value of values) {
      project.env.HOOK_URL = value;
      expect(await project.run()).toMatchObject({ code: 1, out: expect.stringMatching(/failed +.*HOOK_URL/) });
    }
    expect(receiver.received).toEqual([]);
  });
});

describe("crashes", () => {
  it("between any two writes lose nothing and repeat only under the same key", async () => {
    project.configure(configOf(yaml("slack", "slack", ", digest: daily")));
    const many = apart(60);
    await started(...many);
    const { append } = nodeNotifyEffects();
    let crashes = 0;
    for (let at = 0; ; at++) {
      let writes = 0;
      project.faults.append = (path, line) => {
        // Every other crash leaves half a line behind.
        if (writes++ === at % 3) {
          if (at % 2 === 1) appendFileSync(path, line.slice(0, 20));
          throw new Error("crash");
        }
        append(path, line);
      };
      const crashed = await project.run().then(
        () => false,
        () => true,
      );
      if (!crashed || at > 60) break;
      crashes += 1;
    }
    expect(crashes).toBeGreaterThan(3);
    const once = new Map(receiver.received.map(({ headers, body }) => [headers["idempotency-key"], body]));
    const text = [...once.values()].join();
    for (const [i] of many.entries()) expect(text.match(new RegExp(` m${i}: `, "g"))).toHaveLength(1);
    for (const { headers, body } of receiver.received) expect(once.get(headers["idempotency-key"])).toBe(body);
    expect(receiver.received.length).toBeGreaterThan(once.size);
  });

  it("by SIGKILL after the receiver has the message repeat it word for word under the same key", async () => {
    const today = new Date().toISOString().slice(0, 10);
    project.publish(records, [moved("acme/b", today)]);
    const start = () => {
      const args = ["pipeline/cli/main.ts", "--root", project.root, "notify", "--since", today];
      const env = { ...process.env, ...project.env };
      return spawn(process.execPath, args, { cwd: repositoryRoot, env, stdio: ["ignore", "pipe", "pipe"] });
    };
    const first = start();
    receiver.onRequest = () => void first.kill("SIGKILL");
    expect((await once(first, "exit"))[1]).toBe("SIGKILL");
    receiver.onRequest = () => {};
    for (let run = 0; run < 2; run++) expect((await once(start(), "exit"))[0]).toBe(0);
    expect(receiver.received).toHaveLength(2);
    expect(new Set(keys()).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  });

  it("leave no lock that stops the next run, and two runs at once send once", async () => {
    await started();
    const runs = await Promise.all([project.run(), project.run()]);
    expect(runs.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect((await project.run()).code).toBe(0);
    expect(receiver.received.length).toBe(1);
  });
});

describe("the command", () => {
  it("sends and writes nothing with --dry-run, and needs no secret for it", async () => {
    await started();
    const before = ledgerText("webhook");
    project.env = {};
    const { code, out } = await project.run({ dryRun: true });
    expect([code, out]).toEqual([
      0,
      "webhook (webhook): would send 1 message, 1 notification\n  acme postpones the retirement of b by 31 days, to 1 February 2027",
    ]);
    const [json] = JSON.parse((await project.run({ dryRun: true, json: true })).out);
    expect(json).toMatchObject({ target: "webhook", first: false, repeated: 0, messages: [{ ids: [fresh.id] }] });
    expect([receiver.received, ledgerText("webhook")]).toEqual([[], before]);
  });

  it("tells one target where asked", async () => {
    project.configure(configOf(yaml("slack"), yaml("mail")));
    await started();
    expect(JSON.parse((await project.run({ target: "mail", json: true })).out)).toEqual([
      { target: "mail", kind: "mail", status: "sent", reason: null, messages: 1 },
    ]);
    expect(receiver.received).toEqual([]);
    expect((await project.run({ target: "x" })).out).toBe('notify.yaml: no target "x". Targets: slack, mail');
  });

  it.each([
    ["targets: []", "notify.yaml: targets: "],
    [configOf(yaml("slack", "x"), yaml("mail", "x")), 'notify.yaml: targets[1].id: two targets have the id "x"'],
    [configOf(yaml("slack", "slack", ", url: s3cr3t")), 'notify.yaml: targets[0]: Unrecognized key: "url"'],
    [
      configOf(yaml("slack").replace("HOOK_URL", "'https://s3cr3t'")),
      "notify.yaml: targets[0].urlEnv: has to be the NAME",
    ],
    [
      configOf(yaml("slack", "slack", ", filters: { providers: [acne] }")),
      'notify.yaml: targets[0].filters.providers: no provider "acne"; did you mean acme? Providers: acme',
    ],
    [
      configOf(yaml("slack", "slack", ", filters: { models: ['acne/gpt*'] }")),
      'targets[0].filters.models: "acne/gpt*": no provider "acne"; did you mean acme? Providers: acme',
    ],
    [configOf(yaml("slack", "slack", ", filters: { types: [gone] }")), "notify.yaml: targets[0].filters.types[0]: "],
    [configOf(yaml("webhook").replace("secretEnv: HOOK_SECRET", "upcoming: []")), "targets[0].secretEnv: "],
    [configOf(yaml("mail").replace("ops@example.com", '"a@b.example\\nBcc: x"')), "targets[0].to[0]: "],
  ])("refuses %j", async (text, message) => {
    project.configure(text);
    expect(await project.run()).toMatchObject({ code: 1, out: expect.stringContaining(message) });
  });

  it("says what to do where there is no notify.yaml", async () => {
    expect((await project.run({ config: join(project.root, "none.yaml") })).out).toMatch(
      /none\.yaml: no such file; see docs\/notify\.md for how to write one$/,
    );
  });
});
