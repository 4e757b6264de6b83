/** URLs of targets, read from the environment and never printed. */
import { UsageError } from "../domain/usage-error.ts";
import type { Target } from "./config.ts";
import type { NotifyEffects } from "./notify-effects.ts";

export interface Address {
  url: URL;
  /** For generic webhooks only. */
  secret: string | null;
}

/** The address of a target. Throws a UsageError that names the variable, never its value. */
export function addressOf(effects: Pick<NotifyEffects, "env">, target: Target): Address {
  const url = target.kind === "mail" ? mailUrl(effects, target.urlEnv) : webUrl(effects, target.urlEnv);
  return { url, secret: target.kind === "webhook" ? variable(effects, target.secretEnv) : null };
}

/** The https URL in a variable. Throws a UsageError that names the variable, never its value. */
export function webUrl(effects: Pick<NotifyEffects, "env">, name: string): URL {
  const url = urlIn(effects, name);
  if (!isWebUrl(url)) throw new UsageError(`${name} does not hold an https:// URL without a user name`);
  return url;
}

function mailUrl(effects: Pick<NotifyEffects, "env">, name: string): URL {
  const url = urlIn(effects, name);
  if (!isMailUrl(url)) throw new UsageError(`${name} does not hold an smtp:// or smtps:// URL`);
  return url;
}

/** Whether a URL leads to this machine, where encryption is not needed. */
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

function urlIn(effects: Pick<NotifyEffects, "env">, name: string): URL {
  const url = URL.parse(variable(effects, name));
  if (!url) throw new UsageError(`${name} does not hold a URL`);
  return url;
}

function variable({ env }: Pick<NotifyEffects, "env">, name: string): string {
  const value = env(name)?.trim();
  if (!value) throw new UsageError(`the environment variable ${name} is not set`);
  return value;
}
