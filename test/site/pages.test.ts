import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";

const site = inject("site");

test("the build writes a home page", () => {
  expect(existsSync(join(site, "index.html"))).toBe(true);
});
