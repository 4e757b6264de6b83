/** What a check does: options of the command over the configuration file. */
import { z } from "zod";
import { failOns } from "../../check/report/report.ts";

export const configFile = "almanac.config.json";

const days = z.int().nonnegative();

export const checkConfig = z.strictObject({
  $schema: z.string().optional(),
  via: z
    .string()
    .optional()
    .describe("provider whose dates count, such as azure-openai; else the one that each id names"),
  scopes: z
    .array(z.string())
    .optional()
    .describe("deployment types, regions and audiences of yours, as the provider's pages write them"),
  failOn: z.enum(failOns).optional().describe("when the check fails; within if not given"),
  within: days.optional().describe("days ahead in which a retirement fails the check; 30 if not given"),
  soft: z.boolean().optional().describe("let dates count that are not exact, or not for all users"),
  exclude: z.array(z.string()).optional().describe("files to leave out, in the syntax of .gitignore"),
  maximumSize: z.int().positive().optional().describe("bytes; larger files are not read. 5,000,000 if not given"),
  baseline: z.string().optional().describe("file with findings that are known"),
});
export type CheckConfig = z.infer<typeof checkConfig>;
