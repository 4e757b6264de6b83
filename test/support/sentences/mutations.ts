/** Single changes of a word that must change what is read, or be reported. */
import { type Span, wordsOf } from "./units.ts";

export const mutationKinds = ["delete", "double", "swap", "insert"] as const;

export interface Mutation {
  kind: (typeof mutationKinds)[number];
  /** The word or words changed, for a person. */
  change: string;
  /** Where they stand in the text before the change; empty for an insertion. */
  touched: Span[];
  text: string;
}

/** For each language, words that change the meaning of an announcement, one of another language, or one of none. */
const insertions: Record<string, string[]> = {
  en: ["not", "never", "unless", "except", "if", "only", "maybe", "the EU", "fine-tuning of", "jamais", "blorple"],
  de: ["nicht", "niemals", "sofern", "außer", "falls", "nur", "vielleicht", "die EU", "Feinabstimmung von", "not"],
  fr: ["pas", "jamais", "sauf", "excepté", "si", "seulement", "peut-être", "l'UE", "réglage fin de", "nicht"],
  es: ["no", "nunca", "salvo", "excepto", "si", "solo", "quizás", "la UE", "ajuste fino de", "nicht"],
  pt: ["não", "nunca", "salvo", "exceto", "se", "apenas", "talvez", "a UE", "ajuste fino de", "nicht"],
  id: ["tidak", "jangan", "kecuali", "selain", "jika", "hanya", "mungkin", "Uni Eropa", "penyetelan", "nicht"],
  ru: ["не", "никогда", "если", "кроме", "лишь", "только", "возможно", "ЕС", "дообучение", "nicht"],
  ja: ["非", "未", "場合", "除く", "のみ", "もし", "かもしれない", "EU", "微調整", "不", "ブロープル"],
  zh: ["不", "未", "如果", "除", "仅", "可能", "欧盟", "微调", "别", "弗洛普"],
  ko: ["안", "절대", "만약", "제외하고", "만", "아마", "EU", "미세 조정", "못", "블로플"],
};

/** Words of no language: whatever they stand in cannot be read. */
export const unknownWords = ["xqzt", "blorple"];

/** For every language: parts of a model's id, and a word of none. */
const everywhere = ["`-mini`", "mini-", "xqzt"];

/** Every change of one word of a text. */
export function mutationsOf(text: string, language: string): Mutation[] {
  const words = wordsOf(text);
  const glue = ["ja", "zh"].includes(language) ? "" : " ";
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    const own = text.slice(word.start, word.end);
    return [
      edit(text, "delete", own, [word], ""),
      edit(text, "double", own, [word], `${own}${glue}${own}`),
      ...(next === undefined ? [] : [swap(text, word, next)]),
      ...insertionsAt(text, word.start, language, glue),
      ...(next === undefined ? insertionsAt(text, word.end, language, glue, true) : []),
    ];
  });
}

function edit(text: string, kind: Mutation["kind"], change: string, touched: Span[], put: string): Mutation {
  const [start, end] = [touched[0]?.start ?? 0, touched.at(-1)?.end ?? 0];
  // A deleted word takes one space with it.
  const gap = put === "" && text[end] === " " ? 1 : 0;
  return { kind, change, touched, text: text.slice(0, start) + put + text.slice(end + gap) };
}

function swap(text: string, one: Span, other: Span): Mutation {
  const [first, between, second] = [
    text.slice(one.start, one.end),
    text.slice(one.end, other.start),
    text.slice(other.start, other.end),
  ];
  return edit(text, "swap", `${first} ${second}`, [one, other], `${second}${between}${first}`);
}

function insertionsAt(text: string, at: number, language: string, glue: string, last = false): Mutation[] {
  return [...(insertions[language] ?? []), ...everywhere].map((word) => ({
    kind: "insert",
    change: `${word} at ${at}`,
    touched: [],
    text: text.slice(0, at) + (last ? `${glue}${word}` : `${word}${glue}`) + text.slice(at),
  }));
}
