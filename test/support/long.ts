/** Whether tests run in their long form: `npm run test:long`, and every night. */
export const isLong = process.env.ALMANAC_LONG === "1";
