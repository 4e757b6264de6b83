/** What an announcement says beside its title, in a sentence. */
import { count, formatList } from "../text/format.ts";
import { joinSentences, joinText, type RichText, type RichTextPart } from "../text/rich-text.ts";
import type { AnnouncedModel } from "./announced-model.ts";
import type { ModelChanges } from "./model-changes.ts";
import { modelFacts } from "./model-facts.ts";

/** More models than this are named without their facts. */
const mostWithFacts = 2;
/** More names than this are cut to one less, and the others counted. */
const mostNames = 6;

/** The facts of one or two models, or the names of more: `gpt-4: Retirement date: 23 October 2026; Replacement: gpt-5.` */
export function announcementSummary(models: readonly ModelChanges[], day: string): RichText {
  if (models.length > mostWithFacts) return modelNames(models.map(({ model }) => model));
  return joinSentences(
    models.map((changed) => [nameOf(changed.model), ": ", ...joinText(modelFacts(changed, day), "; "), "."]),
  );
}

/** The first few models, and how many others there are: `a, b, c, d, e and 3 others.` */
export function modelNames(models: readonly AnnouncedModel[]): RichText {
  const names = models.slice(0, models.length > mostNames ? mostNames - 1 : mostNames).map(nameOf);
  const others = models.length - names.length;
  return [...formatList([...names, ...(others > 0 ? [count(others, "other", "others")] : [])]), "."];
}

function nameOf({ label, path }: AnnouncedModel): RichTextPart {
  return { model: label, path };
}
