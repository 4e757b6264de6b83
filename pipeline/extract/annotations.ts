/** Prose that a person read: its facts, as long as the very block they stand in is on the page. */

import type { Diagnostic, ModelRecord, Reading, UnreadBlock } from "../domain/schema.ts";
import { kindOf } from "./interpret/cells.ts";
import type { Fact, Statement } from "./interpret/facts.ts";

interface Applied {
  statements: Statement[];
  /** Blocks that stay unread. */
  unread: UnreadBlock[];
  problems: Diagnostic[];
}

/**
 * Statements of the readings whose block is among the unread ones. A reading of any other block is void; where the rules
 * now read the same facts it is reported for removal.
 */
export function applyReadings(readings: Reading[], unread: UnreadBlock[], records: ModelRecord[]): Applied {
  const statements: Statement[] = [];
  const problems: Diagnostic[] = [];
  const done = new Set<string>();
  for (const reading of readings) {
    const block = unread.find(({ hash }) => hash === reading.block);
    if (block) {
      done.add(block.hash);
      statements.push(...reading.facts.map((fact) => toStatement(fact, block)));
    } else {
      const redundant = reading.facts.every((fact) => isKnown(fact, records));
      problems.push({
        rule: redundant ? "reading-redundant" : "reading-void",
        severity: "warning",
        line: null,
        message: redundant
          ? `the rules read what the reading of block ${reading.block} says: remove it`
          : `the block of a reading is no longer on the page; its facts are left out`,
        value: reading.block,
      });
    }
  }
  return { statements, unread: unread.filter(({ hash }) => !done.has(hash)), problems };
}

function toStatement(read: Reading["facts"][number], block: UnreadBlock): Statement {
  const facts: Fact[] = [
    ...(read.stage === undefined ? [] : [{ says: "stage", stage: read.stage } as const]),
    ...read.events.map((event) => ({ says: "date", ...event }) as const),
    ...read.replacements.map((model) => ({ says: "replacement", model, url: null }) as const),
  ];
  const models = read.models.map((model) => ({ model, version: null, name: null, kind: read.kind ?? kindOf(model) }));
  return { models, facts, section: block.section, line: block.line, reading: true };
}

function isKnown(read: Reading["facts"][number], records: ModelRecord[]): boolean {
  return read.models.every((model) => {
    const record = records.find((each) => each.model.toLowerCase() === model.toLowerCase());
    if (!record) return false;
    return (
      (read.stage === undefined || record.stage === read.stage) &&
      read.events.every(({ event, date }) =>
        record.events.some((each) => each.event === event && each.date === date),
      ) &&
      read.replacements.every((name) =>
        record.replacements.some((each) => each.model.toLowerCase() === name.toLowerCase()),
      )
    );
  });
}
