/** Dates with the words around them that say how they are meant. */
import { has, type Token } from "../lex.ts";
import { isUnspaced } from "../lexicon/index.ts";
import { isBound, isMark, startsDate } from "./bounds.ts";
import type { When, WhenBound } from "./chunk.ts";

/** A date with the words around it that say how it is meant. */
export function whenAt(tokens: readonly Token[], at: number): When | null {
  const spelled = spanWithDate(tokens, at);
  if (spelled) return spelled;
  let date = at;
  while (date < tokens.length && date - at < 7 && tokens[date]?.kind !== "date") {
    const token = tokens[date];
    const joins =
      isBound(token) ||
      has(token, "weekday", "time") ||
      token?.kind === "clock" ||
      (date > at &&
        (has(token, "filler") ||
          (isMark(token, ",") && has(tokens[date - 1], "weekday")) ||
          isPeriodOfAbbreviation(tokens, date) ||
          isMark(token, "~≥>=")));
    const opens = date === at && isMark(token, "~≈≥>≤<");
    if (!joins && !opens) return null;
    // "not planned before D": a verb in front of a bound of its own, not a bound of the date.
    if (date === at && has(token, "bound.tentative", "aux.future") && has(tokens[at + 1], "bound.deadline"))
      return null;
    date += 1;
  }
  const found = tokens[date]?.date;
  if (!found) return null;
  const end = whenEnd(tokens, date + 1);
  for (let next = at + 1; next < date; next += 1)
    if (tokens[next]?.text.toLowerCase() === tokens[next - 1]?.text.toLowerCase()) return null;
  const around = [...tokens.slice(at, date), ...tokens.slice(date + 1, end)];
  return {
    type: "when",
    tokens: tokens.slice(at, end),
    date: found.date,
    monthDay: found.monthDay ?? null,
    fault: found.fault ?? null,
    bound: boundOf(around),
  };
}

/** "ca. 5 March": the period of a short bound or weekday. */
function isPeriodOfAbbreviation(tokens: readonly Token[], at: number): boolean {
  const [before, period] = [tokens[at - 1], tokens[at]];
  return (
    isMark(period, ".") &&
    before !== undefined &&
    before.end === period?.start &&
    before.text.length <= 6 &&
    (isBound(before) || has(before, "weekday"))
  );
}

/** "in three months (2031-03-05)": a span of time, and the day that it leads to. */
function spanWithDate(tokens: readonly Token[], at: number): When | null {
  if (!has(tokens[at], "bound.on")) return null;
  let open = at + 1;
  while (open - at < 4 && (has(tokens[open], "relative") || tokens[open]?.kind === "number")) open += 1;
  const found = tokens[open + 1]?.date;
  if (open === at + 1 || !found || !isMark(tokens[open], "(") || !isMark(tokens[open + 2], ")")) return null;
  return {
    type: "when",
    tokens: tokens.slice(at, open + 3),
    date: found.date,
    monthDay: found.monthDay ?? null,
    fault: found.fault ?? null,
    bound: "on",
  };
}

/** Where a date's own words end: clock times, zones, weekdays, and bounds that stand behind it. */
function whenEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  const isTime = (token: Token | undefined): boolean => token?.kind === "clock" || has(token, "time", "weekday");
  for (;;) {
    const token = tokens[end];
    if (isTime(token)) end += 1;
    else if (has(token, "bound.on") && isTime(tokens[end + 1])) end += 2;
    else if (isMark(token, ",") && isTime(tokens[end + 1])) end += 2;
    else if (
      has(token, "bound.not-before", "bound.onward") ||
      (has(token, "bound.deadline", "bound.last-day") && !startsDate(tokens, end)) ||
      (has(token, "bound.tentative") && !startsDate(tokens, end))
    )
      end += 1;
    else if (isBound(token) && token !== undefined && isUnspaced(token.text)) end += 1;
    else if (isMark(token, "+?") && end === from) end += 1;
    else if (isMark(token, "(") && aside(tokens, end) > 0) end = aside(tokens, end);
    else return end;
  }
}

/** Where an aside closes that holds nothing but times, weekdays, bounds and "all"; 0 for any other. */
function aside(tokens: readonly Token[], open: number): number {
  for (let at = open + 1; at < Math.min(tokens.length, open + 8); at += 1) {
    const token = tokens[at];
    if (isMark(token, ")")) return at > open + 1 ? at + 1 : 0;
    if (
      !(
        token?.kind === "clock" ||
        isBound(token) ||
        has(token, "time", "weekday", "filler", "everyone") ||
        isMark(token, "?")
      )
    )
      return 0;
  }
  return 0;
}

function boundOf(around: readonly Token[]): WhenBound {
  const found = new Set<WhenBound>();
  for (const token of around) {
    if (has(token, "bound.not-before") || isMark(token, "≥>+")) found.add("not-before");
    else if (has(token, "bound.tentative") || isMark(token, "~≈?")) found.add("tentative");
    else if (has(token, "bound.on")) continue;
    else if (has(token, "bound.last-day")) found.add("until");
    else if (has(token, "bound.deadline") || isMark(token, "≤<")) found.add("by");
    else if (has(token, "bound.after", "bound.onward")) found.add("after");
  }
  if (found.size === 0) return "on";
  // "at least until D".
  if (found.size === 2 && found.has("not-before") && found.has("until")) return "not-before";
  return found.size === 1 ? ([...found][0] ?? "on") : "unclear";
}
