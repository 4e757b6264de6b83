/**
 * SHA-256 in a browser, at once and everywhere: that of the platform answers later, and over HTTPS alone. A library would
 * take several times the bytes of this.
 */

/** The SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export function browserSha256(text: string): string {
  const state = [...start];
  const blocks = padded(new TextEncoder().encode(text));
  for (let at = 0; at < blocks.byteLength; at += 64) addBlock(state, blocks, at);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The bytes, a bit, zeros up to whole blocks of 64 bytes, and the number of bits in the last 8. */
function padded(bytes: Uint8Array): DataView {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 4, bytes.length * 8);
  return view;
}

function addBlock(state: number[], blocks: DataView, at: number): void {
  const w = schedule(blocks, at);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (const [i, word] of w.entries()) {
    const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + (rounds[i] ?? 0) + word;
    const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = ((state[i] ?? 0) + word) | 0;
}

function schedule(blocks: DataView, at: number): number[] {
  const w = Array.from({ length: 16 }, (_, i) => blocks.getInt32(at + i * 4));
  for (let i = 16; i < 64; i += 1) {
    const [x = 0, y = 0] = [w[i - 15], w[i - 2]];
    const mixed = (turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)) + (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10));
    w.push((mixed + (w[i - 16] ?? 0) + (w[i - 7] ?? 0)) | 0);
  }
  return w;
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** The first primes; the constants of the hash are the first bits of their roots (FIPS 180-4). */
const primes = Array.from({ length: 312 }, (_, n) => n).filter(isPrime);
const rounds = primes.map((n) => fraction(Math.cbrt(n)));
const start = primes.slice(0, 8).map((n) => fraction(Math.sqrt(n)));

function isPrime(n: number): boolean {
  return n > 1 && Array.from({ length: n }, (_, i) => i).every((i) => i < 2 || n % i > 0);
}

function fraction(root: number): number {
  return ((root % 1) * 2 ** 32) | 0;
}
