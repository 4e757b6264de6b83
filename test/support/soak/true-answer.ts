/** A page as a host in order serves it. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { PageState } from "./page-states.ts";

export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

export const typeOf = ({ format }: Pick<PageState, "format">, charset = "utf-8"): string =>
  `text/${format}; charset=${charset}`;

/** Answers 304 where the request names the state, else 200 with the page. */
export function truly(state: PageState, headers: Record<string, string> = {}): Answering {
  return (request, response) => {
    if (request.headers["if-none-match"] === state.etag) response.writeHead(304, { etag: state.etag }).end();
    else sent(state.bytes, { "content-type": typeOf(state), etag: state.etag, ...headers })(request, response);
  };
}

/** The same, packed. */
export function trulyPacked(state: PageState): Answering {
  return sent(gzipSync(state.bytes), { "content-type": typeOf(state), etag: state.etag, "content-encoding": "gzip" });
}

/** Answers 200 with a body of its right length. */
export function sent(content: string | Uint8Array, headers: Record<string, string>): Answering {
  return (_request, response) => {
    const bytes = Buffer.from(content);
    response.writeHead(200, { "content-length": String(bytes.length), ...headers });
    response.write(bytes);
    response.end();
  };
}
