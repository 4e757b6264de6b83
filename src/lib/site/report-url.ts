/** The address of a report that a fact is wrong, filled in with the fact and its evidence. */
import type { Address } from "../../../pipeline/domain/paths.ts";
import { truncate } from "../../../pipeline/text/sanitize.ts";
import type { Model } from "../almanac/almanac.ts";
import type { EvidenceLinks } from "../evidence/evidence-links.ts";
import { repositoryUrl } from "./settings.ts";

interface ReportedFact {
  model: Pick<Model, "id" | "path">;
  /** `Retirement` */
  fact: string;
  /** What we say: `1 October 2026 for “Standard”`. */
  value: string;
  source: EvidenceLinks | null;
}

/** The form `.github/ISSUE_TEMPLATE/wrong-date.yml` of the repository, filled in; null where no repository is known. */
export function reportUrl(
  { model, fact, value, source }: ReportedFact,
  address: Address,
  repository: string | null = repositoryUrl(),
): string | null {
  if (repository === null) return null;
  const evidence = [source?.url, source?.snapshot && address(source.snapshot)].filter(Boolean).join("\n");
  const fields = {
    template: "wrong-date.yml",
    title: truncate(`Wrong ${fact.toLowerCase()}: ${model.id}`, 200),
    record: `${model.id}\n${address(model.path)}`,
    fact: truncate(`${fact}: ${value}`, 500),
    evidence,
  };
  return `${repository}/issues/new?${new URLSearchParams(fields)}`;
}
