/** Numbers in words; apart from dates, so that a browser that counts need not load them. */

/** `1 model`, `2 models`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

/** Digits in groups of three from 10,000 on: `1234`, `12,345`. */
export function grouped(n: number): string {
  return Math.abs(n) < 10_000 ? String(n) : n.toLocaleString("en-GB");
}

/** The text with a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
