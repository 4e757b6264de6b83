/** What the label or heading above a list says of all its models. */

import type { EventName, Stage } from "../../../domain/schema.ts";
import type { Block } from "../../read/document.ts";
import { readHeading } from "../headings.ts";
import { has, lexText } from "../lex.ts";
import { stageOfLabel } from "../rows/stage-labels.ts";
import type { Fact } from "../statements.ts";
import type { PageState } from "./page-state.ts";
import { dayOfSection } from "./sections.ts";

/** "Deprecated models:" above a list says the stage, and the date where the section gave one for all its lists. */
export function labelFacts(page: PageState, label: string, section: string[]): Pending | null {
  const lexicon = page.choose(label);
  const stage: Stage | null = stageOfLabel(label, lexicon);
  if (stage !== "deprecated" && stage !== "retired" && stage !== "legacy" && stage !== "preview") return null;
  const rollout = page.rollout?.section === section ? page.rollout : null;
  const dated = (rollout?.facts ?? []).filter((fact) => fact.says === "date" && fact.event === stage);
  if (rollout && dated.length > 0) page.rolledOut.add(rollout.line);
  const words = lexText(label, lexicon).filter((token) => token.kind === "word" && !has(token, "filler"));
  return { facts: [...dated, { says: "stage", stage }], event: null, strict: words.length === 1 };
}

/** What the heading right above a list says of its models. */
export function headingFacts(page: PageState, section: string[], previous: Block | undefined): Pending | null {
  const heading = section.at(-1);
  if (heading === undefined || previous?.type !== "heading") return null;
  const { facts, stage } = readHeading(heading, page.choose(heading));
  const own: Fact[] = stage === null ? [] : [{ says: "stage", stage }];
  const stated = [...facts.filter(({ says }) => says === "date" || says === "stage"), ...own];
  return stated.length === 0 ? null : { facts: stated, event: null, strict: facts.length === 0 };
}

/** "New models" over a list in the entry of a day: released then. */
export function newModelFacts(page: PageState, section: string[], label: string): Pending | null {
  const day = dayOfSection(page, section);
  if (day === null) return null;
  const isNew = [label, page.entryLabel?.section === section ? page.entryLabel.text : "", section.at(-1) ?? ""].some(
    (text) => text.length < 80 && lexText(text, page.choose(text)).some((token) => has(token, "new-models")),
  );
  return isNew
    ? {
        facts: [{ says: "date", event: "released", date: day, bound: "on", scope: null }],
        event: null,
        described: true,
      }
    : null;
}

export interface Pending {
  facts: Fact[];
  event: EventName | null;
  /** A label that may be over anything: every item has to look like a model. */
  strict?: boolean;
  /** Items may describe what they name. */
  described?: boolean;
}
