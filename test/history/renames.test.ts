import { describe, expect, it } from "vitest";
import { findRenames } from "../../pipeline/history/renames.ts";
import { page } from "../support/records.ts";

/** `<old> → <new>` for each rename between two states of a page; `names` gives display names of ids. */
function renames(before: string, now: string, names: Record<string, string> = {}, on = "models"): string[] {
  const named = (text: string, id: string) =>
    page(text, id).records.map((record) => ({ ...record, name: names[record.model] ?? null }));
  const [old, current] = [named(before, "models"), named(now, on)];
  const found = findRenames(old, current, new Set(old.map(({ id }) => id)));
  return [...found].map(([id, was]) => `${was.id} → ${id}`.replaceAll("acme/", ""));
}

describe("one model gone and one come", () => {
  it.each([
    ["lost its version", "m@1 | | retired=2026-05-01", "m | | retired=2026-05-01", "m@1 → m"],
    ["got a version, and another date", "m | | retired=2026-05-01", "m@1 | | retired=2026-06-01", "m → m@1"],
    [
      "had its version edited",
      "m@24.09 | | legacy=2024-11-25, retired=2025-03-30",
      "m@24.02 | | legacy=2024-11-25, retired=2025-06-16",
      "m@24.09 → m@24.02",
    ],
    ["is spelled otherwise", "dall-e-3 | | retired>2025-06-30", "dalle-3 | | retired>2025-09-15", "dall-e-3 → dalle-3"],
    ["has its version in the id now", "m@2025-12-15 | active", "m-2025-12-15 | active", "m@2025-12-15 → m-2025-12-15"],
    [
      "repeated its version in the id",
      "m-2025-12-15@2025-12-15 | | retired>2026-12-15",
      "m@2025-12-15 | | retired=2026-12-15",
      "m-2025-12-15@2025-12-15 → m@2025-12-15",
    ],
    ["is in other case", "Mistral-Large | active", "mistral-large | active", "Mistral-Large → mistral-large"],
    [
      "lost the number at its end",
      "gemini-2.0-flash-001 | | released=2025-02-05, retired=2026-06-01",
      "gemini-2.0-flash | retired | released=2025-02-05, retired=2026-06-01",
      "gemini-2.0-flash-001 → gemini-2.0-flash",
    ],
    [
      "got a namespace",
      "claude-3-haiku | | retired=2026-09-10",
      "anthropic.claude-3-haiku | | retired=2026-09-10",
      "claude-3-haiku → anthropic.claude-3-haiku",
    ],
  ])("are the same where it %s", (_, before, now, rename) => {
    expect(renames(`${before}\nother | active`, `${now}\nother | active`)).toEqual([rename]);
    // The same edit taken back.
    expect(renames(now, before)).toEqual([rename.split(" → ").reverse().join(" → ")]);
  });

  it("are the same where a display name gives way to the id printed with it", () => {
    const [before, now] = ["Large Two | | retired=2026-05-01", "acme-large-2 | | retired=2026-05-01"];
    expect(renames(before, now, { "acme-large-2": "Large Two" })).toEqual(["Large Two → acme-large-2"]);
    expect(renames(before, now.replace("05", "06"), { "acme-large-2": "Large Two" })).toEqual([]);
  });

  it.each([
    ["another id and date", "a | | retired=2026-05-01", "b | | retired=2026-06-01"],
    [
      "another id of the same dates",
      "opus-4 | | released=2025-05-14, retired=2026-06-15",
      "sonnet-4 | | released=2025-05-14, retired=2026-06-15",
    ],
    ["a number that is part of the name", "gpt-4 | | retired=2026-05-01", "gpt-4.1 | | retired=2026-05-01"],
    ["numbers that only look alike", "gpt-4.1 | active", "gpt-41 | active"],
    ["a smaller model", "gpt-4o | | retired=2026-05-01", "gpt-4o-mini | | retired=2026-05-01"],
    [
      "another version with dates of its own",
      "gpt-4o@2024-05-13 | | retired=2025-05-13",
      "gpt-4o@2024-08-06 | | retired=2025-08-06",
    ],
    [
      "one version of several",
      "m@1 | | retired=2026-05-01\nm@2 | | retired=2026-05-01",
      "m@2 | | retired=2026-05-01\nm@3 | | retired=2026-05-01",
    ],
    [
      "two that could be it",
      "x-1-001 | | retired=2026-05-01\nx-1-002 | | retired=2026-05-01",
      "x-1 | | retired=2026-05-01",
    ],
    [
      "one that is still there",
      "m-001 | | retired=2026-05-01",
      "m-001 | | retired=2026-05-01\nm | | retired=2026-05-01",
    ],
  ])("are two where it is %s", (_, before, now) => {
    expect(renames(before, now)).toEqual([]);
  });

  it("are two on different pages", () => {
    expect(renames("m@1 | active", "m | active", {}, "other")).toEqual([]);
  });

  it("are two where the id was known before", () => {
    const [old, now] = [page("m@1 | active").records, page("m | active").records];
    expect(findRenames(old, now, new Set(["acme/m@1", "acme/m"])).size).toBe(0);
  });
});
