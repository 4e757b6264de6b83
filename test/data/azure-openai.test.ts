// Faults that the data of Azure OpenAI once had, each as a test of its kind.
import { describe, expect, it } from "vitest";
import { run } from "../../pipeline/cli/program.ts";
import { change, modelRecord } from "../../pipeline/domain/schema.ts";
import { memoryEffects } from "../support/memory.ts";
import { filesBelow, repository, sources, textOf } from "../support/repository.ts";

const records = filesBelow("generated/models/azure-openai").map((file) => modelRecord.parse(JSON.parse(textOf(file))));
const retirementsOf = (id: string) =>
  records
    .find((record) => record.id === `azure-openai/${id}`)
    ?.events.filter(({ event }) => event === "retired")
    .map(({ date, bound }) => `${bound} ${date}`);

describe("a retirement date", () => {
  it("is the last that a page gave before it dropped the model", () => {
    expect(retirementsOf("gpt-35-turbo-16k@0613")).toEqual(["on 2025-04-30"]);
    expect(retirementsOf("gpt-4o-realtime-preview@2024-10-01")).toEqual(["on 2025-03-26"]);
  });

  it("is not withdrawn where only the table of fine-tuned models still lists the model", () => {
    for (const id of ["gpt-35-turbo@0125", "gpt-35-turbo@1106"]) {
      expect(retirementsOf(id), id).toEqual(["not-before 2025-09-01"]);
      const lines = filesBelow("generated/changes").flatMap((file) => textOf(file).split("\n"));
      const own = lines.filter((line) => line.includes(`"record":"azure-openai/${id}"`));
      const withdrawn = own
        .map((line) => change.parse(JSON.parse(line)))
        .filter(({ type }) => type === "date-withdrawn");
      expect(withdrawn.filter(({ detectedOn }) => detectedOn >= "2025-06-01")).toEqual([]);
    }
  });
});

it("models of other makers on the same page are not those of Azure OpenAI", () => {
  const makers = /llama|mistral|phi-|cohere|deepseek|grok|claude|flux|kimi/i;
  expect(records.filter(({ model }) => makers.test(model))).toEqual([]);
  const others = filesBelow("generated/models/azure-foundry").map((file) =>
    modelRecord.parse(JSON.parse(textOf(file))),
  );
  expect(others.filter(({ model }) => makers.test(model)).length).toBeGreaterThan(20);
});

describe("a copy that holds the first of four tabs", () => {
  const day = "2025-12-16";
  const page = "sources/azure-openai/model-retirements";
  const whole = textOf(`${page}/${day}.md`);
  const firstTab = (() => {
    const start = whole.indexOf("\n## Audio");
    const end = whole.indexOf("\n## Fine-tuned models");
    expect([start, end].every((at) => at > 0)).toBe(true);
    return whole.slice(whole.indexOf("\n#"), start) + whole.slice(end);
  })();

  it("does not make the models of the other three disappear", async () => {
    const lines: string[] = [];
    const definition = sources.find((source) => source.definition.id === "azure-openai")?.definition;
    expect(definition).toBeDefined();
    const effects = memoryEffects({
      "/almanac/sources/azure-openai/source.yaml": textOf("sources/azure-openai/source.yaml"),
      [`/almanac/${page}/${day}.md`]: whole,
      "/copy.md": firstTab,
    });
    const almanac = (...args: string[]) =>
      run(
        ["--root", "/almanac", ...args],
        { ...effects, out: (line) => void lines.push(line), err: () => {} },
        async () => repository.extractor,
      );
    expect(await almanac("rebuild")).toBe(0);
    const which = ["--provider", "azure-openai", "--page", "model-retirements", "--from", "/copy.md"];
    await almanac("ingest", ...which, "--format", "markdown", "--on", "2025-12-31", "--not-before", "2025-12-17");
    const published = [...effects.files].filter(([file]) => file.startsWith("/almanac/generated/models/"));
    const gone = published.filter(([, text]) => String(text).includes('"listed": false'));
    expect(published.length).toBeGreaterThan(50);
    expect(gone).toEqual([]);
    expect(lines.join("\n")).toMatch(/quarantined|held/);
  });
});
