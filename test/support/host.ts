/** A real TLS server whose answers a test writes, and which counts what it is asked. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { type Certificate, selfSigned } from "./tls.ts";

/** Names that the test resolver leads to this machine. */
export const names = { pages: "pages.test", other: "other.test", inside: "inside.test" };
export const certificate: Certificate = selfSigned(...Object.values(names));

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Host {
  port: number;
  /** The URL of a path on a name. */
  url(path: string, name?: string): string;
  /** Path → what answers; a path that is not there is 404. */
  paths: Map<string, Handler>;
  /** Each request, `robots.txt` left out. */
  asked: { path: string; at: number; headers: IncomingMessage["headers"] }[];
  /** How often robots.txt was asked for. */
  robots: number;
  /** Most requests under way at once. */
  busiest: number;
  /** Bytes of bodies sent. */
  sent: number;
  clear(): void;
  close(): Promise<void>;
}

/** Starts the server on a free port of this machine. */
export async function startHost(shown = certificate): Promise<Host> {
  let busy = 0;
  const server = createServer(shown, (request, response) => {
    const path = new URL(request.url ?? "/", "https://x").pathname;
    if (path === "/robots.txt") host.robots += 1;
    else host.asked.push({ path, at: performance.now(), headers: request.headers });
    // What day it is, a test says itself.
    response.sendDate = false;
    busy += 1;
    host.busiest = Math.max(host.busiest, busy);
    response.on("close", () => {
      busy -= 1;
    });
    const write = response.write.bind(response);
    response.write = ((chunk: Buffer | string, ...rest: never[]) => {
      host.sent += chunk.length;
      return write(chunk, ...rest);
    }) as typeof response.write;
    (host.paths.get(path) ?? status(404))(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const host: Host = {
    port,
    url: (path, name = names.pages) => `https://${name}:${port}${path}`,
    paths: new Map(),
    asked: [],
    robots: 0,
    busiest: 0,
    sent: 0,
    clear: () => {
      host.paths.clear();
      Object.assign(host, { asked: [], robots: 0, busiest: 0, sent: 0 });
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
  return host;
}

/** Answers with a status and headers alone. */
export function status(code: number, headers: Record<string, string> = {}): Handler {
  return (_request, response) => void response.writeHead(code, headers).end();
}

/** Answers 200 with a body. */
export function body(content: string | Buffer, headers: Record<string, string> = {}): Handler {
  return (_request, response) => {
    response.writeHead(200, { "content-type": "text/markdown; charset=utf-8", ...headers });
    response.write(content);
    response.end();
  };
}

/** The given answers in turn; the last one stays. */
export function inTurn(...handlers: Handler[]): Handler {
  let at = 0;
  return (request, response) => {
    handlers[Math.min(at, handlers.length - 1)]?.(request, response);
    at += 1;
  };
}

/** Answers 304 where the request names the state, as a host that keeps validators does. */
export function conditional(content: string, etag: string, type = "text/markdown"): Handler {
  return (request, response) => {
    if (request.headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
    else body(content, { etag, "content-type": `${type}; charset=utf-8` })(request, response);
  };
}
