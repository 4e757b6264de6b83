/** Allows connections to public addresses only, so that no redirect or DNS entry leads into our own network. */
import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Resolves a host name to all its addresses. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/**
 * Whether an address is public (unicast; not private, loopback, link-local, shared, reserved or a tunnel to one of them:
 * RFC 6890). An IPv4 address embedded in an IPv6 address is treated as IPv4.
 */
export function isPublic(address: string, allowLoopback = false): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === "unicast" || (allowLoopback && range === "loopback");
}

/** A `lookup` for sockets: the addresses that it checks are those that are connected to, so DNS rebinding is impossible. */
export function guardedLookup(resolve: Resolve, allowLoopback: boolean): LookupFunction {
  return (hostname, options, done) => {
    const refuse = (error: Error) => done(error, [] as LookupAddress[]);
    resolve(hostname).then((found) => {
      const bad = found.find(({ address }) => !isPublic(address, allowLoopback));
      const [first] = found;
      if (bad) refuse(new AddressError(hostname, bad.address));
      else if (!first) refuse(Object.assign(new Error("no address"), { code: "ENOTFOUND" }));
      else if (options.all) done(null, found);
      else done(null, first.address, first.family);
    }, refuse);
  };
}

/** A host name resolved to an address that is not public. */
export class AddressError extends Error {
  constructor(hostname: string, address: string) {
    super(`${hostname} resolves to ${address}, which is not a public address`);
    this.name = "AddressRefused";
  }
}
