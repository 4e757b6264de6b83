/** Data that is fetched when it is first needed. */

/** Loads once, on the first call. A load that failed is forgotten, so that the next call tries again. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

/** The JSON at a URL. Throws when the network fails or the server answers with an error. */
export async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

/** Runs something unless it is cancelled within 150 ms: a quick load needs no message. Returns what cancels it. */
export function afterDelay(run: () => void): () => void {
  const timer = setTimeout(run, 150);
  return () => clearTimeout(timer);
}
