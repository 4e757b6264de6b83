/** `almanac mcp`: a server for agents, over standard input and output. */
import { StdioServerTransport, serveStdio } from "@modelcontextprotocol/server/stdio";
import manifest from "../../../package.json" with { type: "json" };
import type { Context } from "../../ingest/context.ts";
import { readAlmanac } from "../../ingest/read-almanac.ts";
import { mcpServer } from "../../mcp/server.ts";
import { loadAlmanacData } from "../check/load-data.ts";

/** The largest message that is read, in bytes. A question is short. */
const maxBufferSize = 1_000_000;

/** Serves until standard input ends. Standard output is the protocol's alone. */
export async function mcp(context: Context, options: { data?: string }): Promise<number> {
  const { effects } = context;
  const data = options.data === undefined ? readAlmanac(context) : await loadAlmanacData(options.data);
  const source = () => ({ data, today: effects.today() });
  const transport = new ClosingTransport(process.stdin, process.stdout, { maxBufferSize });
  serveStdio(() => mcpServer(manifest.version, source), {
    transport,
    onerror: (error) => effects.err(`almanac mcp: ${error.message}`),
  });
  await transport.closed;
  return 0;
}

/** Says when it is closed, by the client or for a message that is too large. */
class ClosingTransport extends StdioServerTransport {
  readonly #closing = Promise.withResolvers<void>();
  readonly closed = this.#closing.promise;

  override async close(): Promise<void> {
    await super.close();
    this.#closing.resolve();
  }
}
