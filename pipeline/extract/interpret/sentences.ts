/**
 * Reads sentences whose meaning is beyond doubt: each rule is a narrow form. What speaks of lifecycle and fits none
 * is left unread. Dates and code are replaced by marks first, so that a rule sees words only.
 */
import type { EventName, Stage } from "../../domain/schema.ts";
import {
  codeNounPattern,
  dateNounPattern,
  denialPattern,
  modelNounPattern,
  otherThingPattern,
  phraseWords,
  softTitlePatterns,
  stageOfWord,
  stageWordPattern,
} from "../vocabulary/index.ts";
import { isModelId, kindOf } from "./cells.ts";
import { boundAround, eventsIn } from "./date-cells.ts";
import { type FoundDate, findDates } from "./dates.ts";
import type { Fact } from "./facts.ts";
import { readAdvice, readNamedEnd } from "./named-ends.ts";
import { isCloudRegion, scopeOf } from "./scopes.ts";

export interface Sentence {
  /** Words with `⟦n⟧` for the n-th date and `⟨n⟩` for the n-th code. */
  words: string;
  dates: FoundDate[];
  codes: string[];
}

/** A finding of a sentence: about the section's models, or about models it names itself. */
export interface Finding {
  models: string[] | "section" | "listed";
  facts: Fact[];
}

/** Cuts a block's text (code in backticks) into sentences. A date without a year is that of `heading` (ISO) where month and day agree. */
export function sentencesOf(text: string, heading: string | null = null): Sentence[] {
  return text
    .replace(/\s*\n\s*/g, " \n ")
    .split(/(?<=[^\s.].[.!?]["')\]*]?)\s+(?=[\p{Lu}`"[(<*])|(?<=:)\s+\n\s+/u)
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .map((part) => toSentence(part, heading));
}

function toSentence(text: string, heading: string | null): Sentence {
  const codes: string[] = [];
  const masked = text.slice(0, 2_000).replace(/`([^`]+)`/g, (_, code: string) => `⟨${codes.push(code.trim()) - 1}⟩`);
  const dates = findDates(masked).map((found) =>
    found.fault === "yearless" && heading?.slice(5) === found.monthDay ? { ...found, date: heading } : found,
  );
  let words = masked;
  dates.toReversed().forEach(({ start, end }, back) => {
    words = `${words.slice(0, start)}⟦${dates.length - 1 - back}⟧${words.slice(end)}`;
  });
  return { words, dates, codes };
}

const they =
  "(?:these|this|those|the (?:following|above|listed)) (?:older |preview )?(?:models?|versions?|snapshots?|model versions?|endpoints?|services?)|they|it|access to (?:these|this|the (?:following|above)) (?:models?|endpoints?)|the .{1,60}";
const gone =
  "(?:retired|shut down|shut off|turned off|removed(?: from [\\w ]{1,30})?|discontinued|decommissioned|sunset|no longer available|deprecated and removed(?: from [\\w ]{1,30})?)";

type Rule = (sentence: Sentence, title: string) => Finding[] | null;

const on = (found: FoundDate | undefined, event: EventName, scope: string | null = null): Fact[] =>
  found?.date ? [{ says: "date", event, date: found.date, bound: "on", scope }] : [];

/** "On ⟦0⟧, we notified …": the day the provider told, for the models of the section. */
const announced: Rule = ({ words, dates, codes }, title) => {
  const match =
    /(?:^|, )(?:on|in) ⟦(\d+)⟧,? ((?:[^⟦]){0,160}?)\b(?:notified|announced|emailed|informed|told|notifying)\b/i.exec(
      words,
    ) ?? /^(?:on|in) ⟦(\d+)⟧ when .{0,80} we (announced)\b/i.exec(words);
  if (!match) return null;
  const found = dates[Number(match[1])];
  if (
    !found?.date ||
    /\bwill\b|\bwould\b/.test(match[2] ?? "") ||
    !speaksOfEnd(words) ||
    !speaksOfModels(words, codes, title)
  )
    return null;
  const findings: Finding[] = [{ models: "section", facts: on(found, "announced") }];
  const released = /\bwe released ((?:⟨\d+⟩(?:, (?:and )?| and )?)+)/i.exec(match[2] ?? "");
  if (released) findings.push({ models: codesIn(released[1] ?? "", codes), facts: on(found, "released") });
  return [...findings, ...inFavour({ words, dates, codes })];
};

/** True where a sentence is about models, or about what its heading names: "we deprecated our playground" is neither. */
function speaksOfModels(words: string, codes: string[], title: string): boolean {
  if (codes.length > 0 || modelNounPattern.test(words)) return true;
  const spoken = words.toLowerCase();
  const named = title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !/^\d+$/.test(word) && !phraseWords.has(word) && eventsIn(word).size === 0);
  return named.some((word) => spoken.includes(word));
}

/** True where a sentence has a word of the end of a life. */
const speaksOfEnd = (words: string): boolean =>
  [...eventsIn(words)].some((event) => event !== "released") || /\bno longer\b/i.test(words);

/** "… the deprecation of ⟨0⟩ in favor of ⟨1⟩": what replaces a single model. */
function inFavour({ words, codes }: Sentence): Finding[] {
  const match =
    /\b(?:deprecation|retirement) of ⟨(\d+)⟩ in favou?r of (⟨\d+⟩(?: or ⟨\d+⟩)*)(?!\s*respectively)(?! and ⟨)/i.exec(
      words,
    );
  const model = codes[Number(match?.[1])];
  return match && model !== undefined
    ? [
        {
          models: [model],
          facts: codesIn(match[2] ?? "", codes).map((code) => ({ says: "replacement", model: code, url: null })),
        },
      ]
    : [];
}

const codesIn = (text: string, codes: string[]): string[] =>
  [...text.matchAll(/⟨(\d+)⟩/g)].flatMap(([, at]) => codes[Number(at)] ?? []);

/** "In line with …, we are announcing the deprecation of ⟨0⟩ in favor of ⟨1⟩." without any date. */
const replacedOnly: Rule = (sentence) => {
  const found = sentence.dates.length === 0 ? inFavour(sentence) : [];
  return found.length > 0 ? found : null;
};

const endedForm = new RegExp(
  `^(${they}) (?:(were|was|have been) deprecated (?:on )?⟦(\\d+)⟧ and )?(were|was|have been|has been|will be|are being|is being|are|is)( deprecated and)? ?${gone}(?: from (?:the )?[\\w ]{1,20})?,? ?((?:on|starting|as of|in|no (?:earlier|sooner) than|not before)?) ?⟦(\\d+)⟧(.*)$`,
  "i",
);

/** "These models were retired ⟦0⟧", "Access to these models will be shut down on ⟦0⟧", also with "deprecated on" before. */
const ended: Rule = ({ words, dates }, title) => {
  const match = endedForm.exec(words);
  if (!match) return null;
  const [, who = "", , deprecatedAt, verb = "", , , at, rest = ""] = match;
  if (/^the /i.test(who) && !/^the (?:following|above|listed)/i.test(who) && !titleNames(title, who)) return null;
  if (eventsIn(rest).size > 0 || /⟦/.test(rest)) return null;
  const found = dates[Number(at)];
  const bound = boundAround(words.slice(0, words.indexOf(`⟦${at}⟧`)), rest);
  if (!found?.date || bound === null) return null;
  const past = /were|was|have been|has been/i.test(verb);
  const facts: Fact[] = [{ says: "date", event: "retired", date: found.date, bound, scope: null }];
  if (past && bound === "on") facts.unshift({ says: "stage", stage: "retired" });
  if (deprecatedAt !== undefined) facts.push(...on(dates[Number(deprecatedAt)], "deprecated"));
  return [{ models: "section", facts }];
};

/** True where a sentence's subject is what the section's heading names. */
function titleNames(title: string, who: string): boolean {
  const bare = who.replace(/^the /i, "").toLowerCase();
  return title.toLowerCase().endsWith(bare);
}

/** "As of ⟦0⟧, only existing users of these models …": closed to newcomers. */
const closed: Rule = ({ words, dates }) => {
  const match = /^as of ⟦(\d+)⟧, only existing (?:users|customers) of (?:these|this|the) models?\b/i.exec(words);
  return match ? [{ models: "section", facts: on(dates[Number(match[1])], "deprecated") }] : null;
};

/** "Effective ⟦0⟧ …, the following models will be retired:" with a list below. */
const effective: Rule = ({ words, dates }) => {
  const match =
    /\b(?:effective|on|as of|starting) ⟦(\d+)⟧(?: at [^,⟦]{1,30})?,? (?:we (?:are|will be|will) (?:retir|deprecat|shut|discontinu|remov|sunset)\w*|the following (?:[\w-]+ ){0,3}?(?:models?|versions?|endpoints?|apis?|snapshots?) (?:will be|are|were|have been) .{0,40})\b.*:$/i.exec(
      words,
    );
  if (!match) return null;
  const events = eventsIn(words.slice(words.indexOf("⟧")));
  const [event] = events;
  if (events.size !== 1 || (event !== "retired" && event !== "deprecated")) return null;
  return [{ models: "listed", facts: on(dates[Number(match[1])], event) }];
};

/** "Effective ⟦0⟧, the following deprecations will roll out.": for the lists of the section that say what they are. */
const rollout: Rule = ({ words, dates }) => {
  const match = /^effective ⟦(\d+)⟧,? the following (deprec\w+|retirements?|changes)\b.{0,40}$/i.exec(words);
  return match && !/^change/i.test(match[2] ?? "")
    ? [
        {
          models: "listed",
          facts: on(dates[Number(match[1])], /^ret/i.test(match[2] ?? "") ? "retired" : "deprecated"),
        },
      ]
    : null;
};

/** Forms of a note on all dates of its section, each with how firm it makes them. */
const noteForms: [RegExp, "not-before" | "tentative"][] = [
  [
    /\bdates?\b(?: (?:listed|shown|given|below|above|in|on|this|these|the|tables?|page|column|that are))* (?:indicates?|represents?|shows?|are|is|give) (?:only )?(?:the )?earliest\b/i,
    "not-before",
  ],
  [
    /\bdates?\b(?: (?:listed|shown|given|below|above|in|on|this|these|the|tables?|page|column|that are))* (?:indicates?|represents?|shows?|are|is|give) (?:only )?(?:tentative|estimates?|estimated|approximate|provisional|projected|not (?:yet )?final)\b/i,
    "tentative",
  ],
  [
    /\b(?:will|can|may|does|do|would|are|is)(?: not|n't) (?:be )?(?:retire|shut|remove|deprecate|discontinue|sunset|withdraw|decommission|turn|delete)\w*(?: down| off)? (?:any )?(?:before|earlier than|sooner than|prior to) (?:the|this|that|these|those|their|its) (?:\w+ ){0,4}dates?\b/i,
    "not-before",
  ],
  [
    /\b(?:available|supported|served|usable|accessible|operational) (?:until|through|to) at least (?:the|this|that|these|those|their|its) (?:\w+ ){0,4}dates?\b/i,
    "not-before",
  ],
  [
    /\bearliest (?:possible )?(?:\w+ ){0,2}dates?\b(?: \w+){0,4} (?:is|are) (?:listed|shown|given|tracked)\b/i,
    "not-before",
  ],
  [/\b(?:list|show|give|state)s? the earliest (?:possible )?(?:\w+ ){0,2}dates?\b/i, "not-before"],
];

/** "The shutdown dates listed … indicate the earliest possible dates": softens every plain date of that event here. */
const softened: Rule = ({ words, dates }) => {
  if (dates.length > 0 || /\bexact\b|\bnot tentative\b/i.test(words)) return null;
  const found = noteForms.flatMap(([form, bound]) => {
    const match = form.exec(words);
    return match ? [{ bound, before: words.slice(Math.max(0, match.index - 40), match.index) }] : [];
  })[0];
  if (!found) return null;
  // The noun that "dates" belongs to; where none stands there, the event that the sentence speaks of, or the end.
  const near = eventsIn(found.before.split(/[,;]/).at(-1) ?? "");
  const events = near.size > 0 ? near : eventsIn(words);
  const named: EventName[] = events.size > 0 ? [...events] : ["retired"];
  return [{ models: "section", facts: named.map((event) => ({ says: "soft", event, bound: found.bound })) }];
};

/** True where the words before a code, and its form, leave no doubt that it is a model (or an endpoint by its form). */
function namesModel(before: string, code: string): boolean {
  if (codeNounPattern.test(before)) return false;
  if (kindOf(code) === "endpoint") return true;
  if (
    !isModelId(code) ||
    isCloudRegion(code) ||
    /^v\d/i.test(code) ||
    otherThingPattern.test(code.replace(/[-_./:]/g, " "))
  )
    return false;
  return /\d/.test(code) || modelNounPattern.test(before) || /\p{Lu}\S* \($/u.test(before);
}

/** "⟨0⟩ is deprecated.", "Name (⟨0⟩) has been retired on ⟦0⟧." */
const stated: Rule = ({ words, dates, codes }) => {
  const match =
    /^[^⟨⟦]{0,60}⟨(\d+)⟩\)? (?:is|was|has been|are|were)(?: now)? (deprecated|retired|legacy|shut down|discontinued|removed)(?: on ⟦(\d+)⟧| as of ⟦(\d+)⟧)?\.?$/i.exec(
      words,
    );
  const model = codes[Number(match?.[1])];
  if (!match || model === undefined || codes.length > 1 || !namesModel(match[0].split("⟨")[0] ?? "", model))
    return null;
  const stage: Stage = stageOfWord.get((match[2] ?? "").toLowerCase()) ?? "retired";
  const at = match[3] ?? match[4];
  const event: EventName | null = stage === "retired" || stage === "deprecated" || stage === "legacy" ? stage : null;
  return [
    {
      models: [model],
      facts: [{ says: "stage", stage }, ...(at !== undefined && event ? on(dates[Number(at)], event) : [])],
    },
  ];
};

const inStateForm = new RegExp(
  `\\btable\\b.{0,40}\\bmodels that are (?:currently )?in the (${stageWordPattern.source}) (?:state|stage|phase)\\b`,
  "iu",
);

/** "The table shows models that are currently in the Legacy state": the first state named. */
const inState: Rule = ({ words }) => {
  if (!words.includes("table")) return null;
  const match = inStateForm.exec(words);
  const stage = stageOfWord.get((match?.[1] ?? "").toLowerCase());
  return stage ? [{ models: "section", facts: [{ says: "stage", stage }] }] : null;
};

/** "This deprecation applies to free-tier usage; …": whom the end holds for. */
const appliesTo: Rule = ({ words }) => {
  const match =
    /^(?:this|these|the) (?:deprecations?|retirements?|shutdowns?) (?:only )?(?:applies|apply) (?:only )?to ([^;.,⟦⟨]{3,80}?)(?: only)?(?:[;.,]|$)/i.exec(
      words,
    );
  const scope = match?.[1] && !/^(?:all|every)\b/i.test(match[1]) ? scopeOf(match[1]) : null;
  return scope === null ? null : [{ models: "section", facts: [{ says: "only-for", event: "retired", scope }] }];
};

/** "… models retire 45 days after a replacement model is released": no date is made of it. */
const relative: Rule = ({ words, dates }) => {
  const match =
    /\b(?:models?|they|it) (?:will )?(?:retire|be retired|are retired|shut down) ((?:\d+|one|two|three|four|five|six|nine|twelve) (?:days?|weeks?|months?|years?) after [^.;⟦⟨]{3,60})\.?$/i.exec(
      words,
    );
  return match?.[1] && dates.length === 0
    ? [{ models: "section", facts: [{ says: "relative", event: "retired", text: match[1] }] }]
    : null;
};

/** "After ⟦0⟧, requests to the … models above will automatically redirect to ⟨0⟩." */
const redirected: Rule = ({ words, dates }) => {
  const match =
    /^(?:after|on|from|starting|beginning) ⟦(\d+)⟧(?: at [^,⟦]{1,30})?,? (?:requests|calls|traffic) to (?:the |these )(?:[\w-]+ ){0,3}?(?:models?|slugs|ids|model ids)(?: above| listed| below)? (?:will )?(?:automatically )?(?:be )?(?:automatically )?(?:redirect|redirected|routed|upgrade|upgraded|served)\b/i.exec(
      words,
    );
  return match ? [{ models: "listed", facts: on(dates[Number(match[1])], "redirected") }] : null;
};

/** "On ⟦0⟧, we deprecated our …, ⟨0⟩ and ⟨1⟩, in favor of …": models it names itself. */
const weEnded: Rule = ({ words, dates, codes }) => {
  const match = /^on ⟦(\d+)⟧,? we (deprecated|retired|removed|shut down|discontinued) ([^⟦]{0,200})$/i.exec(words);
  const named = codesIn(
    (match?.[3] ?? "").split(/\bin favou?r of\b|\breplac|\bmigrat|\brecommend|\binstead\b/i)[0] ?? "",
    codes,
  );
  return match && named.length > 0 && named.every((code) => namesModel(match[3] ?? "", code))
    ? [{ models: named, facts: on(dates[Number(match[1])], /^dep/i.test(match[2] ?? "") ? "deprecated" : "retired") }]
    : null;
};

/** "⟨0⟩ and ⟨1⟩ will be discontinued on ⟦0⟧", "Deprecated ⟨0⟩". */
const namedEnd: Rule = (sentence) => {
  const found = readNamedEnd(sentence);
  return found?.models.every((model) => namesModel(found.before, model))
    ? [{ models: found.models, facts: found.facts }]
    : null;
};

const rules: Rule[] = [
  announced,
  ended,
  weEnded,
  namedEnd,
  closed,
  effective,
  rollout,
  stated,
  inState,
  appliesTo,
  relative,
  redirected,
  replacedOnly,
];

/** What a sentence says beyond doubt; null where no rule reads it. `title` is the heading it stands under. */
export function readSentence(sentence: Sentence, title: string): Finding[] | null {
  const soft = softened(sentence, title);
  if (soft) return soft;
  if (
    denialPattern.test(
      sentence.words.replace(
        /\bnot (?:be (?:retired|shut down|removed) )?(?:before|earlier than|sooner than)\b/gi,
        " ",
      ),
    )
  )
    return null;
  for (const rule of rules) {
    const findings = rule(sentence, title);
    if (findings?.some(({ facts }) => facts.length > 0)) return findings;
  }
  return null;
}

/** True for words that name what to use instead. */
export const suggests = (words: string): boolean =>
  /\b(?:alternatives?|replacements?|successors?|migrat\w+ to|instead)\b/i.test(words);

/** "To migrate to Name (⟨0⟩) …" right after a sentence about one model. */
export function readMigration(sentence: Sentence, links: string[] = []): Fact[] {
  const advised = readAdvice(sentence, links);
  if (advised.length > 0) return advised.map((model) => ({ says: "replacement", model, url: null }));
  const { words, codes } = sentence;
  const match = /\b(?:migrate to|migrating to|replaced by|use) [^⟨⟦.]{0,60}⟨(\d+)⟩/i.exec(words);
  const model = codes[Number(match?.[1])];
  return model === undefined || codes.length > 1 ? [] : [{ says: "replacement", model, url: null }];
}

/** True where a sentence may say how firm the dates of a table are: "All dates are subject to change." */
const speaksOfAllDates = (words: string): boolean =>
  dateNounPattern.test(words) &&
  speaksOfEnd(words) &&
  (softTitlePatterns.some(([, pattern]) => pattern.test(words)) ||
    /\bsubject to change\b|\bmay (?:change|be (?:extended|postponed|moved))\b/i.test(words));

/** True where a sentence gives a date, or names a model, together with words of the end of a life or of what comes instead. */
export function speaksOfLifecycle({ words, dates, codes }: Sentence): boolean {
  if (codes.length > 0 && suggests(words)) return true;
  if (dates.length === 0 && speaksOfAllDates(words)) return true;
  return (
    (dates.length > 0 || codes.length > 0) &&
    [...eventsIn(words)].some((event) => event !== "released" && event !== "legacy")
  );
}
