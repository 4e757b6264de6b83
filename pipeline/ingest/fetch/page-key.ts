/** The API key and account of a page: from the environment into one header and the URL, for one origin, and nowhere else. */
import { accountsIn, type PageDefinition } from "../../domain/schema.ts";
import { FetchError } from "./fetch-error.ts";
import type { FollowResult } from "./follow.ts";

export interface PageKey {
  /** The URL that is requested for a URL of the definition: with the values of `{…_ID}` filled in. */
  urlOf(url: string): string;
  /** The headers for a URL: the key for the page's own origin, none for any other, wherever redirects lead. */
  headersFor(url: string): Record<string, string>;
  /** Throws a FetchError if the host repeats the key in anything that would be stored. */
  assertUnseen(result: FollowResult): void;
  /** A message or URL with the key and the account replaced; a URL is then as the definition has it. */
  redact(message: string): string;
}

const noKey: PageKey = {
  urlOf: (url) => url,
  headersFor: () => ({}),
  assertUnseen: () => {},
  redact: (message) => message,
};

/** The key of a page; one that does nothing for a page without a key. A string says why the page has to be left out. */
export function pageKey(
  { key, url }: Pick<PageDefinition, "key" | "url">,
  env: (name: string) => string | undefined,
): PageKey | string {
  if (!key) return noKey;
  const secret = env(key.env)?.trim() ?? "";
  if (secret === "") return `left out: it needs an API key in the environment variable ${key.env}, which is not set`;
  // Anything shorter would be found, and replaced, in innocent text.
  if (!/^[\x21-\x7e]{8,4000}$/.test(secret)) return `left out: the value of ${key.env} is not an API key`;
  const accounts = accountsIn(url).map((name): [string, string] => [name, env(name)?.trim() ?? ""]);
  const [unset] = accounts.find(([, value]) => !/^[A-Za-z0-9-]{8,64}$/.test(value)) ?? [];
  if (unset) return `left out: its URL needs an account in the environment variable ${unset}, which is not set`;
  const { origin } = new URL(url);
  const headers = { [key.header.toLowerCase()]: key.scheme === "" ? secret : `${key.scheme} ${secret}` };
  const hidden = [
    ...accounts.map(([name, value]) => [value, `{${name}}`] as const),
    ...formsOf(secret).map((form) => [form, `[${key.env}]`] as const),
  ];
  return {
    urlOf: (to) => accounts.reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), to),
    headersFor: (to) => (new URL(to).origin === origin ? headers : {}),
    assertUnseen: (result) => {
      if (isSeen(result, secret))
        throw new FetchError(url, "the host repeats the API key", "nothing was kept; use another key");
    },
    redact: (message) => hidden.reduce((text, [value, name]) => text.replaceAll(value, name), message),
  };
}

function isSeen({ answer, url, movedTo }: FollowResult, secret: string): boolean {
  const stored = [url, movedTo ?? "", answer.headers.etag ?? "", answer.headers["last-modified"] ?? ""];
  return formsOf(secret).some(
    (form) => stored.some((text) => text.includes(form)) || Buffer.from(answer.bytes).includes(form),
  );
}

/** The key as it is, and as a URL or JSON text may have it. */
const formsOf = (secret: string): string[] => [
  ...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), secret.replaceAll("/", "\\/")]),
];
