/** `almanac start`: what a clone has to show before there is a site. */
import { type Context, openProject } from "../context.ts";
import { describeChange } from "../output/describe.ts";
import { printable } from "../output/table.ts";
import { build, publish, snapshotExtractor } from "../project.ts";
import { loadSources } from "../sources.ts";
import { upcomingEnds } from "../upcoming.ts";
import { upcomingLines } from "./upcoming.ts";

const days = 90;
const latest = 10;

/** Rebuilds from the embedded sources, then prints what ends soon, what changed last and where the data lie. */
export async function start(context: Context): Promise<number> {
  const { effects, root } = context;
  const project = await openProject(context);
  const sources = loadSources(effects, root).list;
  effects.progress("replaying every snapshot");
  const built = build(sources, snapshotExtractor(project));
  publish(project, sources, built);
  const { records, changes } = built.history;
  effects.out(`Ends in the next ${days} days, as of ${effects.today()}`);
  for (const line of upcomingLines(upcomingEnds(records, effects.today(), days), effects.colour)) effects.out(line);
  effects.out("");
  effects.out("Last changes");
  const news = changes.filter(({ baseline }) => !baseline).slice(-latest);
  for (const change of news) effects.out(printable(`${change.detectedOn} ${describeChange(change)}`));
  if (news.length === 0) effects.out("none yet");
  effects.out("");
  effects.out(`${records.length} records of ${sources.length} providers: generated/models/, generated/changes/`);
  return 0;
}
