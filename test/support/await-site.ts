/** Lets no site test begin before the site is built. */
import { inject } from "vitest";
import { isBuilt } from "./built.ts";

await isBuilt(inject("site"));
