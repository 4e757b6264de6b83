import { expect, test } from "vitest";
import { loadSnapshots } from "../../../src/lib/evidence/load-snapshots.ts";
import { type SnapshotBlock, snapshotBlocks } from "../../../src/lib/evidence/snapshot-blocks.ts";
import { repositoryRoot } from "../../support/repository.ts";

const text = (parts: readonly { text: string }[]) => parts.map((part) => part.text).join("");
const head = ["---", "url: https://acme.test/", "retrieved: 2026-11-20", "---", ""];

test("headings, tables and statements keep their lines", () => {
  const { facts, blocks } = snapshotBlocks([
    ...head,
    "## Models",
    "",
    "| Id | Note |",
    "| --- | --- |",
    "| `a-1` | x \\| y \\<z\\> |",
    "",
    "- Unread: 12ab (1 date, 0 models).",
    "- Fact: `b`: retired on 2027-01-01.",
  ]);
  expect(facts).toEqual([
    ["url", "https://acme.test/"],
    ["retrieved", "2026-11-20"],
  ]);
  expect(blocks.map(({ kind }) => kind)).toEqual(["heading", "table", "statement", "statement"]);
  const [heading, table, unread, fact] = blocks as [SnapshotBlock, SnapshotBlock, SnapshotBlock, SnapshotBlock];
  expect(heading).toMatchObject({ line: 6, depth: 2 });
  if (table.kind !== "table") throw new Error("no table");
  expect([table.head.line, table.rows.map(({ line, cells }) => [line, cells.map(text)])]).toEqual([
    8,
    [[10, ["a-1", "x | y <z>"]]],
  ]);
  expect(table.rows[0]?.cells[0]).toEqual([{ text: "a-1", isCode: true }]);
  expect([unread, fact]).toMatchObject([
    { line: 12, isUnread: true },
    { line: 13, isUnread: false },
  ]);
});

test("two tables, one after the other, are two", () => {
  const table = ["| Id |", "| --- |", "| a |"];
  expect(snapshotBlocks([...head, ...table, "", ...table]).blocks).toHaveLength(2);
});

test("every line of every snapshot that says anything is shown", () => {
  for (const { file, lines } of loadSnapshots(repositoryRoot)) {
    const shown = snapshotBlocks(lines).blocks.flatMap((block) =>
      block.kind === "table" ? [block.head.line, ...block.rows.map(({ line }) => line)] : [block.line],
    );
    const end = lines.indexOf("---", 1);
    const said = lines.flatMap((line, i) =>
      i > end && line.trim() !== "" && !/^\|[\s:|-]+\|$/.test(line) ? [i + 1] : [],
    );
    expect(shown, file).toEqual(said);
  }
});
