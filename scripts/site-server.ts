/** Serves a built site the way a static host does. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import sirv from "sirv";

/** A server, not yet listening, for the files of a folder; answers any other path with 404 and the folder's `404.html`. */
export function siteServer(folder: string): Server {
  const files = sirv(folder, { etag: true });
  const notFound = readFileSync(join(folder, "404.html"));
  return createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404, { "content-type": "text/html;charset=utf-8", "content-length": notFound.length });
      response.end(notFound);
    });
  });
}
