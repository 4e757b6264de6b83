import type { Plugin } from "vitest/config";

/**
 * Libraries as users run them, not as they are built for those who develop them: micromark asserts at every step there. A
 * configuration can only add conditions to Vite's own.
 */
export const releasedLibraries: Plugin = {
  name: "released-libraries",
  configResolved: ({ ssr, environments }) => {
    for (const { resolve } of [ssr, ...Object.values(environments)]) {
      const { conditions = [] } = resolve ?? {};
      conditions.splice(0, Infinity, ...conditions.filter((condition) => condition !== "development|production"));
    }
  },
};
