import { soak } from "../test/support/soak/soak.ts";
const days = Number(process.argv[2] ?? 60); const seed = Number(process.argv[3] ?? 1);
const t = performance.now();
const r = await soak({ days, seed, progress: (d) => { if (d % 100 === 0) console.error(d, ((performance.now() - t)/1000).toFixed(1)); } });
console.log(r, performance.now() - t);
