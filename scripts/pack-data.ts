/** `node scripts/pack-data.ts`: writes the published data into the package, `lib/data.json`, and their type. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
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
