/** Reads a response body with a size limit, checked while it streams, both as sent and as decompressed. */
import { Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";
import { FetchError } from "./fetch-error.ts";

/** The content codings we accept; RFC 9110, section 8.4.1, RFC 7932, RFC 8878. */
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
  if (!decoder) throw new FetchError(url, `unknown content coding "${coding}"`, "the host ignores Accept-Encoding");
  return decompressed(url, sent, decoder, limit);
}

/** Destroys the decoder at the first byte over the limit, so that a decompression bomb is never expanded. */
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
      `the compressed body is damaged (${(error as Error).message})`,
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
        "check what the URL serves: no lifecycle page is that large",
      );
    yield chunk;
  }
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
