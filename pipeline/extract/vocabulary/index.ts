/** All languages as one set of matchers, built once. */
import type { Bound, EventName, Stage } from "../../domain/schema.ts";
import { chinese } from "./chinese.ts";
import { english } from "./english.ts";
import { japanese } from "./japanese.ts";
import type { TitleMeaning, Vocabulary } from "./vocabulary.ts";

const languages: Vocabulary[] = [english, japanese, chinese];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** What words of Latin script are made of. Unicode classes would say more and cost several times as much. */
const wordCharacter = "[a-z0-9\\u00c0-\\u024f]";

/** Source of a pattern for one phrase: whole words in scripts that have them, any place in those that do not. */
function phrase(text: string): string {
  const open = text.endsWith("*");
  const body = escaped(open ? text.slice(0, -1) : text).replace(/[ -]/g, "[ -]");
  const before = /^[a-z0-9]/i.test(text) ? `(?<!${wordCharacter})` : "";
  const after = !open && /[a-z0-9.]$/i.test(text) ? `(?!${wordCharacter})` : "";
  return `${before}${body}${after}`;
}

/** A pattern that finds any of the phrases, the longest first. Matches nothing when there are none. */
function anyOf(phrases: string[], flags = "i"): RegExp {
  const sorted = [...new Set(phrases)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return new RegExp(sorted.length === 0 ? "(?!)" : `(?:${sorted.map(phrase).join("|")})`, flags);
}

const all = <T>(pick: (language: Vocabulary) => T[]): T[] => languages.flatMap(pick);
const entries = <K extends string>(pick: (language: Vocabulary) => Partial<Record<K, string[]>>): Map<K, string[]> => {
  const merged = new Map<K, string[]>();
  for (const language of languages)
    for (const [key, phrases] of Object.entries(pick(language)) as [K, string[]][])
      merged.set(key, [...(merged.get(key) ?? []), ...phrases]);
  return merged;
};

/** Month name, lower case → 1–12. */
export const monthOf = new Map(
  languages.flatMap(({ months }) =>
    months.flatMap((names, at) => names.map((name): [string, number] => [name, at + 1])),
  ),
);

export const titlePatterns: [TitleMeaning, RegExp][] = all(({ titles }) =>
  titles.map(([meaning, phrases]): [TitleMeaning, RegExp] => [meaning, anyOf(phrases)]),
);
export const subjectWords = new Set(all(({ subjects }) => subjects));
export const dateWordPattern = anyOf(all(({ dateWords }) => dateWords));
export const softTitlePatterns: [Exclude<Bound, "on">, RegExp][] = [
  ["not-before", anyOf(all(({ softTitles }) => softTitles["not-before"]))],
  ["tentative", anyOf(all(({ softTitles }) => softTitles.tentative))],
];

export const supersededPattern = new RegExp(`^${anyOf(all(({ superseded }) => superseded)).source}`, "i");
export const lastDayPattern = anyOf(all(({ lastDays }) => lastDays));
export const modelNounPattern = anyOf(all(({ modelNouns }) => modelNouns));
export const otherThingPattern = anyOf(all(({ otherThings }) => otherThings));
export const scopePattern = anyOf(all(({ scopes }) => scopes));
export const answerWords = new Set(all(({ answers }) => answers));
export const codeNounPattern = anyOf(all(({ codeNouns }) => codeNouns));
export const dateNounPattern = anyOf(all(({ dateNouns }) => dateNouns));
export const everyoneWords = new Set(all(({ everyone }) => everyone));
export const limitingPattern = anyOf(all(({ limiting }) => limiting));
export const denialPattern = anyOf(all(({ denials }) => denials));

/** Stage word, lower case → stage. */
export const stageOfWord = new Map<string, Stage>(
  [...entries<Stage>(({ stages }) => stages)].flatMap(([stage, words]) =>
    words.map((word): [string, Stage] => [word, stage]),
  ),
);
export const stageWordPattern = anyOf([...stageOfWord.keys()]);
export const stageNouns = new Set(all(({ stageNouns: nouns }) => nouns));

export const nonePhrases = new Set(all(({ none }) => none));
export const notBeforePattern = anyOf(all(({ bounds }) => bounds["not-before"]));
export const tentativePattern = anyOf(all(({ bounds }) => bounds.tentative));
export const unsupportedBoundPattern = anyOf(all(({ bounds }) => bounds.unsupported));
/** Last-day particles of languages that put them behind the date. */
export const cjkLastDay = anyOf(all(({ bounds }) => bounds.unsupported).filter((word) => !/[a-z]/i.test(word)));
export const fillerPattern = anyOf(
  all(({ fillers }) => fillers),
  "gi",
);
export const notBeforeAll = anyOf(
  all(({ bounds }) => bounds["not-before"]),
  "gi",
);
export const tentativeAll = anyOf(
  all(({ bounds }) => bounds.tentative),
  "gi",
);
export const relativePattern = anyOf(all(({ relative }) => relative));
export const verbPatterns = new Map<EventName, RegExp>(
  [...entries<EventName>(({ verbs }) => verbs)].map(([event, phrases]) => [event, anyOf(phrases, "gi")]),
);
export const anyVerbPattern = anyOf([...entries<EventName>(({ verbs }) => verbs).values()].flat());
export const notModelWords = new Set(all(({ notModels }) => notModels));
export const pointerWords = new Set(all(({ pointers }) => pointers));
export const phraseWords = new Set(all(({ phraseWords: words }) => words));
export const groupWords = new Set(all(({ groups }) => groups));
export const joinerWords = new Set(all(({ joiners }) => joiners));
export const fineTunedHeading = new Set(all(({ fineTuned }) => fineTuned.heading));
export const trainingPattern = anyOf(all(({ fineTuned }) => fineTuned.training));
