/** Clauses on what was announced, and when: "on D we notified developers that …". */

import type { Chunk, Event } from "../../chunks/chunk.ts";
import { has, type Token } from "../../lex.ts";
import type { Claim, Production } from "../claims.ts";
import { describedGroup } from "../groups.ts";
import { boundFor, dateOf, scopeText, subjectOf } from "../role-values.ts";
import { isTitleWord, plain, type Roles, rolesOf, some, without } from "../roles.ts";
import { targetsOf } from "../targets.ts";

/**
 * "On D we notified developers using A of its deprecation and removal on D2 in favor of B": the day of the news, the
 * event that it is of, its day, and what comes instead. Alone ("on D we notified customers that …") it dates what follows.
 */
export const announcement: Production = (roles, context) => {
  const at = roles.chunks.findIndex(
    (chunk) => chunk.type === "event" && chunk.event === "announced" && chunk.forms.has("act"),
  );
  if (
    at < 0 ||
    roles.events.some((event) => event.event === "announced" && !event.forms.has("act") && event.forms.has("noun"))
  )
    return "";
  const described = describedGroup(roles.chunks);
  const told = roles.events.filter((each) => each.event !== "announced" && !described.includes(each));
  const swap = roles.chunks.findIndex(
    (chunk) => chunk.tokens.some((token) => has(token, "replace.by")) && chunk.type === "word",
  );
  const main = rolesOf(swap < 0 ? roles.chunks : roles.chunks.slice(0, swap));
  const after = rolesOf(swap < 0 ? [] : roles.chunks.slice(swap + 1));
  const targets = targetsOf(after);
  if (targets === null) return "the names of the replacements";
  const joint = jointOf(main, told);
  const left = [
    ...without(main, ...plain, "scope", "audience", "replace.use", "agent").filter(
      (token) =>
        !isTitleWord(token) &&
        token !== joint &&
        !has(token, "relative", "vague") &&
        !described.some((chunk) => chunk.tokens.includes(token)),
    ),
  ];
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  // "The retirement of X was announced on D": the day stands behind the verb, with no event after it.
  const passive = told.every((event) => main.chunks.indexOf(event) < at);
  // "We announced the deprecation of X on D": one day behind all else is that of the news.
  const [only, ...moreDays] = main.whens;
  const isOfNews =
    moreDays.length === 0 &&
    only !== undefined &&
    main.chunks.filter((chunk) => chunk.type !== "word").at(-1) === only &&
    has(only.tokens[0], "scope.prep") &&
    !has(only.tokens[0], "scope.from") &&
    told.every(({ forms, tense }) => forms.has("noun") && tense === null) &&
    roles.events.some(({ event, forms }) => event === "announced" && forms.has("state"));
  if (isOfNews && some(main, "audience")) return "whether the day is that of the news or of what it is about";
  const before = main.whens.filter(
    (when) =>
      isOfNews ||
      (passive && main.chunks.indexOf(when) > at) ||
      told.every((event) => main.chunks.indexOf(when) < main.chunks.indexOf(event)),
  );
  const later = main.whens.filter((when) => !before.includes(when));
  if (before.length > 1 || later.length > 1) return "one date for each event";
  const [when] = before;
  const date = when ? dateOf(when, context) : null;
  if (typeof date === "string") return date;
  if (when && when.bound !== "on") return "a plain date";
  if (told.length === 0) {
    const about = roles.names.length > 0 || roles.refs.length > 0 ? subjectOf(main, context) : context.subject;
    if (about === null && roles.names.length > 0) return "what was announced";
    return { claims: [], context: { announced: date?.date ?? null, when: null, subject: about } };
  }
  if (told.some(({ forms, tense }) => !forms.has("noun") || tense !== null)) return "";
  const subject = described.length > 0 ? ({ kind: "section" } as const) : subjectOf(main, context);
  if (!subject) return "what was announced";
  const scope = scopeText(
    main.scopes.filter((each) => main.chunks.indexOf(each) > main.chunks.indexOf(told[0] as Chunk)),
  );
  const names = new Set(told.map(({ event }) => event));
  const released = date?.date ?? context.day;
  if (names.has("released"))
    return names.size > 1 || later.length > 0 || released === null
      ? "one event"
      : {
          claims: [{ subject, fact: { says: "date", event: "released", date: released, bound: "on", scope: null } }],
          // "… along with the deprecation of Y": announced on the same day.
          context: { subject, event: null, when: null, announced: date?.date ?? null },
        };
  // The day of an entry is that of its announcement where the sentence says so, or the page as a whole: see entry-days.ts.
  const isPast = roles.events.every(({ event, forms }) => event !== "announced" || forms.has("state"));
  const said = date?.date ?? (told.length > 0 && some(roles, "we") && isPast ? context.day : null);
  const claims: Claim[] =
    said === null
      ? []
      : [{ subject, fact: { says: "date", event: "announced", date: said, bound: "on", scope: null } }];
  const [end] = later;
  if (end) {
    const day = dateOf(end, context);
    if (typeof day === "string") return day;
    const bound = boundFor(end, false);
    if (bound === null) return "a bound that a record has";
    const event = names.has("retired") ? "retired" : [...names][0];
    if (!event || (names.size > 1 && !names.has("retired"))) return "one event";
    claims.push({ subject, fact: { says: "date", event, date: day.date, bound, scope } });
  }
  claims.push(...targets.claims(subject));
  return { claims, context: { subject, event: null, when: null, claimed: true } };
};

/** The "and" of "deprecation and removal". */
function jointOf({ chunks }: Roles, [first, second]: readonly Event[]): Token | null {
  if (!first || !second) return null;
  const [joint, ...others] = chunks.slice(chunks.indexOf(first) + 1, chunks.indexOf(second));
  return joint?.type === "word" && others.length === 0 && has(joint.token, "and") ? joint.token : null;
}
