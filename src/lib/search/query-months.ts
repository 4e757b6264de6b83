/** Months in a query: `december 2026`, `2026 Dec`, `2026-12`. */

const names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;
const whole =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/;
const year = /^(19|20)\d\d$/;
/** A year and the number of a month, not as part of an id or a day. */
const numeric = /(?<![\p{L}\p{N}.@_-])(20\d\d)-(0[1-9]|1[0-2])(?![\p{L}\p{N}._-])/gu;

/** The text with each numeric month spelled out, so that its words are a name and a year. */
export function spelledMonths(text: string): string {
  return text.replace(numeric, (_, y: string, m: string) => `${names[Number(m) - 1]} ${y}`);
}

/** The words with each name of a month and the year beside it as one: `2026-12`. */
export function joinMonths(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const month = monthOf(words[i], words[i + 1]) ?? monthOf(words[i + 1], words[i]);
    joined.push(month ?? words[i] ?? "");
    if (month !== null) i += 1;
  }
  return joined;
}

/** Whether the word is a month as `joinMonths` gives it. */
export function isMonth(word: string): boolean {
  return /^\d{4}-\d\d$/.test(word);
}

function monthOf(name = "", of = ""): string | null {
  if (!whole.test(name) || !year.test(of)) return null;
  const number = names.findIndex((it) => name.startsWith(it)) + 1;
  return `${of}-${String(number).padStart(2, "0")}`;
}
