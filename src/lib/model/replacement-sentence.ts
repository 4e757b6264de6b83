/** The replacement of a model in a sentence. */
import { formatDate } from "../../../pipeline/domain/date-text.ts";
import { isDay } from "../../../pipeline/domain/days.ts";
import { replacementChain } from "../../../pipeline/domain/replacement-chain.ts";
import { formatList } from "../../../pipeline/text/format.ts";
import type { RichText, RichTextPart } from "../../../pipeline/text/rich-text.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";

/** What the provider names as the replacement, and what becomes of that. Null where it names none. */
export function replacementSentence(model: Model, almanac: Almanac): RichText | null {
  const { replacements } = model.record;
  if (replacements.length === 0) return null;
  const names = replacements.map(({ model: name, id }): RichTextPart => {
    const known = id === null ? undefined : almanac.model(id);
    return { model: known?.label ?? name, path: known?.path ?? null };
  });
  const noun = names.length === 1 ? "its replacement" : "replacements";
  return [
    `${model.provider.name} names `,
    ...formatList(names),
    ` as ${noun}`,
    ...replacementStatus(model, almanac),
    ".",
  ];
}

/** What is known about the retirement of an only replacement, and which model comes after it. */
function replacementStatus(model: Model, almanac: Almanac): RichText {
  const [next, ...rest] = replacementChain(model, almanac.model);
  if (!next || model.record.replacements.length !== 1) return [];
  const { kind, date, bound, scope } = next.scopes[0].outlook;
  if (date && scope === null && (kind === "retires-on" || kind === "may-retire-from")) {
    if (bound === "not-before") return [`, which will be available until at least ${formatDate(date)}`];
    const will = bound === "on" ? "which will itself be retired" : "which is itself expected to be retired";
    return [`, ${will} ${isDay(date) ? "on" : "in"} ${formatDate(date)}`];
  }
  if (date && scope === null && kind === "was-scheduled")
    return [`, which was itself scheduled to be retired ${isDay(date) ? "on" : "in"} ${formatDate(date)}`];
  if (next.stage !== "retired") return next.record.listed ? [] : [", which the page no longer lists"];
  const last = rest.at(-1);
  if (!last || last.stage === "retired") return [", which has itself been retired"];
  return [", which has itself been retired; the latest replacement named is ", { model: last.label, path: last.path }];
}
