/** Where messages go: read from the environment, and never put into words. */
import { UsageError } from "../domain/usage-error.ts";
import type { Target } from "./config.ts";
import type { Outside } from "./notify-effects.ts";

export interface Address {
  url: URL;
  /** Of the generic webhook alone. */
  secret: string | null;
}

/** The address of a target; throws a UsageError that names the variable, not its value. */
export function addressOf(outside: Pick<Outside, "env">, target: Target): Address {
  const url = urlIn(outside, target.urlEnv);
  if (target.kind === "mail" ? !isMailUrl(url) : !isWebUrl(url)) {
    const wanted = target.kind === "mail" ? "an smtp:// or smtps:// URL" : "an https:// URL without user name";
    throw new UsageError(`${target.urlEnv} does not hold ${wanted}`);
  }
  return { url, secret: target.kind === "webhook" ? variable(outside, target.secretEnv) : null };
}

/** Whether a URL leads to this machine, where nothing needs to be encrypted. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}

function isWebUrl(url: URL): boolean {
  const safe = url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
  return safe && url.username === "" && url.password === "";
}

function isMailUrl({ protocol, hostname, username, password }: URL): boolean {
  const decodes = !/%(?![0-9a-f]{2})/i.test(username + password);
  return (protocol === "smtp:" || protocol === "smtps:") && hostname !== "" && decodes;
}

function urlIn(outside: Pick<Outside, "env">, name: string): URL {
  const url = URL.parse(variable(outside, name));
  if (!url) throw new UsageError(`${name} does not hold a URL`);
  return url;
}

function variable({ env }: Pick<Outside, "env">, name: string): string {
  const value = env(name)?.trim();
  if (!value) throw new UsageError(`the environment variable ${name} is not set`);
  return value;
}
