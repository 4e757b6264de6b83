/** The body of an answer: counted while it streams, as sent and as decompressed, so that nothing large is ever held. */
import { Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";
import { FetchError } from "./fetch-error.ts";

/** The content codings we ask for; RFC 9110, section 8.4.1, RFC 7932, RFC 8878. */
export const acceptEncoding = "gzip, br, zstd";

const decoders: Record<string, () => Transform> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: () => createZstdDecompress(),
};

/** All bytes of a body after decompression. Throws a FetchError beyond `limit` bytes before or after it. */
export async function readBody(
  url: URL,
  body: AsyncIterable<Uint8Array>,
  encoding: string | null,
  limit: number,
): Promise<Uint8Array> {
  const sent = bounded(url, body, limit, "sent");
  const coding = (encoding ?? "identity").trim().toLowerCase();
  if (coding === "identity" || coding === "") return collect(sent);
  const decoder = decoders[coding]?.();
  if (!decoder)
    throw new FetchError(url, `its content coding "${coding}" is unknown`, "the host ignores what we accept");
  return decompressed(url, sent, decoder, limit);
}

/** The decoder is destroyed at the first byte too many: what a bomb would have become is never made. */
async function decompressed(
  url: URL,
  sent: AsyncIterable<Uint8Array>,
  decoder: Transform,
  limit: number,
): Promise<Uint8Array> {
  const source = Readable.from(sent, { objectMode: true });
  source.on("error", (error) => decoder.destroy(error));
  try {
    return await collect(bounded(url, source.pipe(decoder), limit, "decompressed"));
  } catch (error) {
    if (error instanceof FetchError || !isCoding(error)) throw error;
    throw new FetchError(
      url,
      `the compressed body is broken (${(error as Error).message})`,
      "the next run tries again",
      {
        retryable: true,
      },
    );
  } finally {
    source.destroy();
    decoder.destroy();
  }
}

const isCoding = (error: unknown): boolean => /^(?:Z_|ERR_|ZSTD_)/.test(String((error as { code?: string }).code));

async function* bounded(
  url: URL,
  body: AsyncIterable<Uint8Array>,
  limit: number,
  when: string,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit)
      throw new FetchError(
        url,
        `more than ${limit} bytes (${when})`,
        "look at what the URL serves; no page is that large",
      );
    yield chunk;
  }
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
