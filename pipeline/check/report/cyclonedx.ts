/** The models that were found as a CycloneDX 1.6 bill of materials. */
import { providerOf, withoutProvider } from "../../domain/record-id.ts";
import type { CheckReport } from "./report.ts";

/** The document: a component for each record, or each unknown id, with where it was found and what is known of it. */
export function cyclonedxBom(report: CheckReport): unknown {
  const groups = Map.groupBy(report.findings, ({ assessment, finding }) => assessment.record ?? finding.written);
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      timestamp: `${report.day}T00:00:00Z`,
      tools: { components: [{ type: "application", name: "model-almanac", version: report.version }] },
      properties: [{ name: "almanac:dataDay", value: report.dataDay }],
    },
    components: [...groups].map(([id, found]) => componentOf(id, found)),
  };
}

function componentOf(id: string, found: CheckReport["findings"]) {
  const assessment = found[0]?.assessment;
  const isKnown = assessment?.record === id;
  const facts = [
    ["status", assessment?.status],
    ["date", assessment?.date],
    ["bound", assessment?.bound],
    ["scope", assessment?.scope],
    ["replacement", assessment?.replacement?.id],
    ["lastRead", assessment?.lastRead],
    ["note", assessment?.note],
  ];
  return {
    type: "machine-learning-model",
    "bom-ref": `model:${id}`,
    name: isKnown ? withoutProvider(id) : id,
    ...(isKnown && { publisher: providerOf(id) }),
    properties: facts.flatMap(([name, value]) => (value ? [{ name: `almanac:${name}`, value }] : [])),
    evidence: {
      occurrences: found.map(({ path, finding: { line, start } }) => ({ location: path, line, offset: start })),
    },
    ...(assessment?.link && { externalReferences: [{ type: "documentation", url: assessment.link }] }),
  };
}
