/** `deprecation_date` for the price map of LiteLLM, as a JSON merge patch (RFC 7396). */
import { fullName } from "../../domain/identity/id-keys.ts";
import { byText } from "../../domain/order.ts";
import type { ModelRecord } from "../../domain/schema.ts";
import type { ExportData } from "../export-data.ts";
import { firmDate } from "../firm-date.ts";
import { namingOf } from "./other-catalogues.ts";

/**
 * Key of LiteLLM → the one fixed day for all users; models without such a day are left out. Some keys may be unknown to
 * LiteLLM: apply the patch to those that it has.
 */
export function liteLlmPatch({ models }: ExportData): Record<string, { deprecation_date: string }> {
  const days = models.flatMap((model) => {
    const [key, day] = [keyOf(model.record), firmDate(model)];
    return key === null || day === null ? [] : [{ key, day }];
  });
  const groups = [...Map.groupBy(days, ({ key }) => key)].sort(([a], [b]) => byText(a, b));
  return Object.fromEntries(
    groups.flatMap(([key, all]) => {
      const [day, ...others] = new Set(all.map((one) => one.day));
      return day === undefined || others.length > 0 ? [] : [[key, { deprecation_date: day }]];
    }),
  );
}

function keyOf(record: ModelRecord): string | null {
  const { kind, provider, model, version } = record;
  const { liteLlm } = namingOf(provider);
  if (kind !== "model" || liteLlm === undefined || /\s/.test(model)) return null;
  // Gemini models of Vertex have no prefix, those of others have one.
  const prefix = provider === "vertex" && model.startsWith("gemini-") ? "" : liteLlm;
  // Bedrock lists some models by display name only; its ids have a maker in front.
  if (provider === "bedrock" && !/^[a-z0-9]+\.[a-z]/.test(model)) return null;
  if (fullName(record) === model) return prefix + model;
  return provider === "azure-openai" && version !== null && /^\d{4}-\d{2}-\d{2}$/.test(version)
    ? `${prefix}${model}-${version}`
    : null;
}
