/** Facts that a person took from prose. They hold as long as the block of text they came from is unchanged. */

import type { Annotation, Diagnostic, ModelRecord, UnreadBlock } from "../domain/schema.ts";
import { kindByForm } from "./reader/names.ts";
import type { Fact, Statement } from "./reader/statements.ts";

/** A passage or cell that is not read. */
type Place = Pick<UnreadBlock, "hash" | "section" | "line">;

interface Applied {
  statements: Statement[];
  /** Hashes of the passages and cells that the annotations read. */
  done: Set<string>;
  problems: Diagnostic[];
}

/**
 * Statements of the annotations whose passage or cell is among the unread ones. Any other annotation is void and reported; where the
 * rules now read the same facts, it is reported for removal.
 */
export function applyAnnotations(annotations: Annotation[], unread: readonly Place[], records: ModelRecord[]): Applied {
  const statements: Statement[] = [];
  const problems: Diagnostic[] = [];
  const done = new Set<string>();
  for (const annotation of annotations) {
    const block = unread.find(({ hash }) => hash === annotation.block);
    if (block) {
      done.add(block.hash);
      statements.push(...annotation.facts.map((fact) => toStatement(fact, block, records)));
    } else {
      const redundant = annotation.facts.every((fact) => isKnown(fact, records));
      problems.push({
        rule: redundant ? "annotation-redundant" : "annotation-void",
        severity: "warning",
        line: null,
        message: redundant
          ? `the rules now read the facts of the annotation for block ${annotation.block}: remove it`
          : "the annotated block is no longer on the page, so the facts of the annotation are left out",
        value: annotation.block,
      });
    }
  }
  return { statements, done, problems };
}

function toStatement(annotated: Annotation["facts"][number], block: Place, records: ModelRecord[]): Statement {
  const facts: Fact[] = [
    ...(annotated.stage === undefined ? [] : [{ says: "stage", stage: annotated.stage } as const]),
    ...annotated.events.map((event) => ({ says: "date", ...event }) as const),
    ...annotated.replacements.map((model) => ({ says: "replacement", model, url: null }) as const),
  ];
  const models = annotated.models.map((name) => {
    // "model@version" where the page has that model in that version.
    const known = records.find(({ model, version }) => version !== null && `${model}@${version}` === name);
    const { model, version } = known ?? { model: name, version: null };
    return { model, version, name: null, kind: annotated.kind ?? known?.kind ?? kindByForm(model) };
  });
  return { models, facts, section: block.section, line: block.line, annotation: true };
}

function isKnown(annotated: Annotation["facts"][number], records: ModelRecord[]): boolean {
  return annotated.models.every((model) => {
    const record = records.find((each) => each.model.toLowerCase() === model.toLowerCase());
    if (!record) return false;
    return (
      (annotated.stage === undefined || record.stage === annotated.stage) &&
      annotated.events.every(({ event, date }) =>
        record.events.some((each) => each.event === event && each.date === date),
      ) &&
      annotated.replacements.every((name) =>
        record.replacements.some((each) => each.model.toLowerCase() === name.toLowerCase()),
      )
    );
  });
}
