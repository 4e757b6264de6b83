/** Everything that goes wrong in a soak: what is hit, and how the hosts play it. */
import { gzipSync } from "node:zlib";
import { status } from "../host.ts";
import { mutant, type Random } from "../mutants.ts";
import type { PageState } from "./page-states.ts";
import { type Answering, sent, truly, trulyPacked, typeOf } from "./true-answer.ts";
import { bombs, emptyShell, errorHtml, errorPage, loginPage } from "./wrong-pages.ts";

/** A page on a day, as a fault finds it. */
export interface Scene {
  state: PageState;
  /** The true state before that one. */
  before: PageState | null;
  /** What another page truly says. */
  other: PageState;
  /** The path asked for, and the one that a page which moved has gone to. */
  path: string;
  movedPath: string;
  /** The same on every day of one fault. */
  random: Random;
}

export interface Fault {
  /** `page`: one page; `host`: all that a host has, its robots.txt too; `robots`: that file; `names`: a host is not found. */
  hits: "page" | "host" | "robots" | "names" | "all names";
  /** The page as it truly is still reaches its reader. */
  harmless?: boolean;
  /** Nobody answers for as long as a reader waits: hits for one day. */
  slow?: boolean;
  /** An older true state is told as if it were new. */
  stale?: boolean;
  /** What is sent bears the name (ETag) of the page as it is: found out by the next month's first run, which asks for it whole. */
  misnamed?: boolean;
  /** It lasts two days at most: what a page says on three days is what its provider says. */
  brief?: boolean;
  /** How often it comes for once that another does, default 1: what only the guards can see comes often. */
  often?: number;
  answer?: (scene: Scene) => Answering;
  /** What stands where it redirects to; without it, the page. */
  there?: (scene: Scene) => Answering;
}

const reset: Answering = (request) => void request.socket.destroy();
const markdown = { "content-type": "text/markdown; charset=utf-8" };
const html = { "content-type": "text/html; charset=utf-8" };
const page = (answer: (scene: Scene) => Answering, more: Partial<Fault> = {}): Fault => ({
  hits: "page",
  answer,
  ...more,
});
const answering = (code: number, headers: Record<string, string> = {}): Fault => page(() => status(code, headers));
const redirect = (code: number, to: (scene: Scene) => string, more: Partial<Fault> = {}): Fault =>
  page((scene) => status(code, { location: to(scene) }), more);

/** Begins the answer and then does what is asked: nothing, or a broken end. */
const begun =
  (length: (size: number) => Record<string, string>, end: (socketOf: Parameters<Answering>) => void) =>
  ({ state }: Scene): Answering =>
  (request, response) => {
    response.writeHead(200, { ...markdown, etag: state.etag, ...length(state.bytes.length) });
    response.write(state.bytes.subarray(0, state.bytes.length >> 1), () => end([request, response]));
  };

const damaged = ({ state, random }: Scene): string => mutant(state.text, Math.floor(random() * 1e9)).text;

export const faults: Record<string, Fault> = {
  "no answer": page(() => () => {}, { slow: true }),
  "body stops": page(
    begun(
      () => ({}),
      () => {},
    ),
    { slow: true },
  ),
  "body trickles": page(
    ({ state }) =>
      (_request, response) => {
        response.writeHead(200, { "content-type": typeOf(state) });
        const drop = setInterval(() => response.write("\n"), 20);
        response.on("close", () => clearInterval(drop));
      },
    { slow: true },
  ),
  "connection reset": page(() => reset),
  "connection closed mid-body": page(
    begun(
      () => ({}),
      ([request]) => request.socket.destroy(),
    ),
  ),
  "shorter than Content-Length": page(
    begun(
      (size) => ({ "content-length": String(size) }),
      ([request]) => request.socket.end(),
    ),
  ),
  "500": answering(500),
  "503 with a long Retry-After": answering(503, { "retry-after": "3600" }),
  "429 with a short Retry-After": answering(429, { "retry-after": "0" }),
  "403": answering(403),
  "404": answering(404),
  "410": answering(410),
  "cut off cleanly": page(
    ({ state, random }) =>
      sent(state.text.slice(0, state.text.length * (0.05 + 0.9 * random())), { "content-type": typeOf(state) }),
    { often: 4 },
  ),
  "empty page": page(({ state }) => sent("", { "content-type": typeOf(state) })),
  "bytes of no charset": page(({ state, random }) => {
    const bytes = Buffer.from(state.bytes);
    bytes[Math.floor(random() * bytes.length)] = 0xff;
    return sent(bytes, { "content-type": typeOf(state) });
  }),
  "charset UTF-16 named": page(({ state }) => sent(state.bytes, { "content-type": typeOf(state, "utf-16le") })),
  "charset Shift_JIS named": page(({ state }) => sent(state.bytes, { "content-type": typeOf(state, "shift_jis") })),
  "charset Latin-1 named": page(({ state }) => truly(state, { "content-type": typeOf(state, "iso-8859-1") }), {
    harmless: true,
  }),
  "redirect to a login on another host": redirect(302, () => "https://login.example/"),
  "redirect to a login page": redirect(302, ({ movedPath }) => movedPath, { there: () => sent(loginPage, markdown) }),
  "redirects in a circle": redirect(302, ({ path }) => path),
  "redirect to http": redirect(301, ({ path }) => `http://login.example${path}`),
  "moved for good": redirect(301, ({ movedPath }) => movedPath, { harmless: true }),
  "moved for a while": redirect(307, ({ movedPath }) => movedPath, { harmless: true }),
  "error page with 200": page(() => sent(errorPage, markdown)),
  "error in HTML with 200": page(() => sent(errorHtml, html)),
  "error in HTML, said to be Markdown": page(() => sent(errorHtml, markdown)),
  "login page with 200": page(() => sent(loginPage, markdown)),
  "empty shell with 200": page(({ state }) => sent(emptyShell, { "content-type": typeOf(state) })),
  "another page with 200": page(({ other, state }) => sent(other.bytes, { "content-type": typeOf(state) })),
  "JSON with 200": page(() => sent('{"error":"not found"}', { "content-type": "application/json" })),
  "gzip bomb": page(() => sent(bombs.gzip, { ...markdown, "content-encoding": "gzip" })),
  "brotli bomb": page(() => sent(bombs.br, { ...markdown, "content-encoding": "br" })),
  "zstd bomb": page(() => sent(bombs.zstd, { ...markdown, "content-encoding": "zstd" })),
  "broken gzip": page(({ state }) => {
    const packed = gzipSync(state.bytes);
    return sent(packed.subarray(0, packed.length - 12), { ...markdown, "content-encoding": "gzip" });
  }),
  "304 to everything": page(({ state }) => (request, response) => {
    if (request.headers["if-none-match"] === undefined) truly(state)(request, response);
    else response.writeHead(304).end();
  }),
  "no validators": page(({ state }) => sent(state.bytes, { "content-type": typeOf(state) }), { harmless: true }),
  "packed, and never 304": page(({ state }) => trulyPacked(state), { harmless: true }),
  "yesterday's page": page(({ before, state }) => truly(before ?? state), { stale: true }),
  "damaged table": page((scene) => sent(damaged(scene), { "content-type": typeOf(scene.state) }), {
    often: 8,
    brief: true,
  }),
  "damaged table under the true ETag": page(
    (scene) => sent(damaged(scene), { "content-type": typeOf(scene.state), etag: scene.state.etag }),
    { often: 4, misnamed: true, brief: true },
  ),
  "host resets": { hits: "host", answer: () => reset },
  "host answers 503": { hits: "host", answer: () => status(503) },
  "robots.txt answers 500": { hits: "robots", answer: () => status(500) },
  "robots.txt forbids": {
    hits: "robots",
    answer: () => sent("User-agent: *\nDisallow: /\n", { "content-type": "text/plain" }),
  },
  "no such host": { hits: "names" },
  "no network": { hits: "all names" },
};
