// The server as an agent meets it: a real client, over standard input and output.
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { repositoryRoot } from "../support/repository.ts";

const main = join(repositoryRoot, "pipeline/cli/main.ts");
const transport = new StdioClientTransport({
  command: process.execPath,
  args: [main, "mcp"],
  cwd: repositoryRoot,
  stderr: "pipe",
});
const client = new Client({ name: "test", version: "1.0.0" });

interface Answer {
  isError?: boolean;
  content: { type: string; text: string }[];
  structuredContent: Record<string, unknown>;
}
async function call(name: string, input: Record<string, unknown>): Promise<Answer & { text: string }> {
  const answer = (await client.callTool({ name, arguments: input })) as unknown as Answer;
  return { ...answer, text: answer.content.map(({ text }) => text).join("\n") };
}

beforeAll(() => client.connect(transport));
afterAll(() => client.close());

describe("the server", () => {
  it("says what it is, and how to take its answers", () => {
    expect(client.getServerVersion()).toMatchObject({ name: "model-almanac", version: manifest.version });
    expect(client.getInstructions()).toContain("An unknown model is not a safe one");
  });

  it("offers tools that only read, each with schemas", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      "check_model",
      "check_text",
      "upcoming",
      "find_replacement",
      "changes_since",
      "as_of",
    ]);
    for (const { annotations, inputSchema, outputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true });
      expect([inputSchema.type, outputSchema?.type]).toEqual(["object", "object"]);
    }
  });
});

describe("check_model", () => {
  it("answers with date, bound, scope, source and age", async () => {
    const { structuredContent, text } = await call("check_model", { id: "azure/gpt-4o-2024-08-06" });
    expect(structuredContent).toMatchObject({ found: "one", readAs: expect.any(String), problem: null });
    const [model] = structuredContent.models as Record<string, unknown>[];
    expect(model).toMatchObject({
      id: "azure-openai/gpt-4o@2024-08-06",
      retirement: expect.arrayContaining([
        expect.objectContaining({ date: expect.stringMatching(/^20/), bound: "on", scope: null }),
      ]),
      evidence: expect.arrayContaining([
        expect.objectContaining({ url: expect.stringMatching(/^https:/), line: expect.any(Number) }),
      ]),
      age: { lastRead: expect.stringMatching(/^20/) },
    });
    expect(text).toMatch(/azure-openai\/gpt-4o@2024-08-06: stage .*\nReplacement|Source of/);
    expect(text).toMatch(/Page last read: 20/);
    expect(text).toMatch(/the newest reading of any page is of 20\d\d-\d\d-\d\d\.$/);
  });

  it("never calls an unknown id fine", async () => {
    const { structuredContent, text } = await call("check_model", { id: "gpt-99-ultra" });
    expect(structuredContent).toMatchObject({ found: "none", models: [] });
    expect(text).toContain("That does not mean that it is safe to use");
  });

  it("lists the candidates of an id that may be several models", async () => {
    const { structuredContent } = await call("check_model", { id: "azure/gpt-4o" });
    expect(structuredContent).toMatchObject({ found: "several", problem: expect.stringContaining("may be any of") });
    expect((structuredContent.models as unknown[]).length).toBeGreaterThan(1);
  });
});

describe("the other tools", () => {
  it("check_text: finds ids with their place, and what becomes of them", async () => {
    const { structuredContent, text } = await call("check_text", { text: 'a = 1\nmodel = "text-davinci-003"\n' });
    expect(structuredContent).toMatchObject({
      total: 1,
      findings: [{ line: 2, column: 10, written: "text-davinci-003", status: "retired", bound: "on" }],
    });
    expect(text).toContain("2:10 text-davinci-003 [retired]");
  });

  it("upcoming: lists dates with bound and scope, at most as many as asked for", async () => {
    const { structuredContent, text } = await call("upcoming", { within: 365, limit: 3 });
    const { retirements, total } = structuredContent as { retirements: Record<string, unknown>[]; total: number };
    expect(retirements).toHaveLength(3);
    expect(total).toBeGreaterThan(3);
    for (const row of retirements) {
      expect(row).toMatchObject({
        bound: expect.stringMatching(/^(on|not-before|tentative)$/),
        age: { lastRead: expect.anything() },
      });
      expect(row).toHaveProperty("scope");
    }
    expect(text).toContain(`${total - 3} more.`);
  });

  it("find_replacement: names only what the provider names", async () => {
    const known = await call("find_replacement", { id: "openai/gpt-4-0613" });
    expect(known.structuredContent).toMatchObject({ model: { id: "openai/gpt-4-0613" }, named: expect.any(Array) });
    const unknown = await call("find_replacement", { id: "gpt-99-ultra" });
    expect(unknown.structuredContent).toMatchObject({ model: null, replacement: null, problem: expect.any(String) });
  });

  it("changes_since: gives the newest first, without first readings", async () => {
    const { structuredContent } = await call("changes_since", { since: "2026-01-01", provider: "openai", limit: 20 });
    const { changes } = structuredContent as { changes: { seenOn: string; model: string; url: string }[] };
    const seen = changes.map(({ seenOn }) => seenOn);
    expect(seen).toEqual(seen.toSorted().reverse());
    expect(changes.every(({ model, seenOn }) => model.startsWith("openai/") && seenOn >= "2026-01-01")).toBe(true);
    expect(changes.length).toBeGreaterThan(5);
  });

  it("as_of: tells what was known on a day, and when nothing was", async () => {
    const then = await call("as_of", { id: "openai/gpt-4-0613", on: "2026-06-01" });
    expect(then.structuredContent).toMatchObject({ asOf: "2026-06-01", known: { id: "openai/gpt-4-0613" } });
    const before = await call("as_of", { id: "openai/gpt-4-0613", on: "2001-01-01" });
    expect(before.structuredContent).toMatchObject({ known: null, problem: expect.stringContaining("had not seen") });
  });
});

describe("hostile input", () => {
  it.each<[string, string, Record<string, unknown>]>([
    ["an id that is too long", "check_model", { id: "x".repeat(3_000) }],
    ["a text that is too long", "check_text", { text: "x".repeat(300_000) }],
    ["an empty id", "check_model", { id: "  " }],
    ["a day that is none", "as_of", { id: "gpt-4", on: "2026-02-30" }],
    ["more than the limit", "upcoming", { limit: 100_000 }],
    ["a path as provider", "upcoming", { provider: "../../etc" }],
    ["a field that is not known", "upcoming", { withn: 3 }],
    ["a list in place of a text", "check_model", { id: ["gpt-4"] }],
  ])("refuses %s", async (_, name, input) => {
    const refused = await call(name, input).catch((error: unknown) => ({ isError: true, text: String(error) }));
    expect(refused.isError).toBe(true);
    expect(refused.text.length).toBeLessThan(2_000);
  });

  it("repeats no control characters, and goes on", async () => {
    const { text } = await call("check_model", { id: "a\u001b[31m\u202e\u0000b" });
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    expect((await call("check_model", { id: "openai/gpt-4-0613" })).structuredContent).toMatchObject({ found: "one" });
  });
});
