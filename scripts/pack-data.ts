/** `node scripts/pack-data.ts`: writes into the package the published data, `lib/data.json`, their type, and the schema of `almanac.config.json`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { checkConfig } from "../pipeline/cli/check/settings.ts";
import { readAlmanac } from "../pipeline/ingest/read-almanac.ts";
import { nodeEffects } from "../pipeline/storage/effects.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
mkdirSync(`${root}lib`, { recursive: true });
writeFileSync(`${root}lib/data.json`, `${JSON.stringify(readAlmanac({ effects: nodeEffects(), root }))}\n`);
// The type of the data: the one that TypeScript takes from so large a file would fit no function of the library.
writeFileSync(
  `${root}lib/data.d.mts`,
  'import type { AlmanacData } from "./types/package/index.mjs";\ndeclare const data: AlmanacData;\nexport default data;\n',
);
const configSchema = { ...z.toJSONSchema(checkConfig), title: "Configuration of almanac check" };
writeFileSync(`${root}lib/config.schema.json`, `${JSON.stringify(configSchema, null, 2)}\n`);
