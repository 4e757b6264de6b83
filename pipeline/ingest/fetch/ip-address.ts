/** Which addresses may be connected to: public ones, so that no page's redirect or DNS entry leads into our own network. */
import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Finds all addresses of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/**
 * Whether an address is one of the public Internet (unicast; not private, loopback, link-local, shared, reserved or
 * a tunnel to one of them: RFC 6890). An IPv4 address within an IPv6 one is judged as what it is.
 */
export function isPublic(address: string, allowLoopback = false): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === "unicast" || (allowLoopback && range === "loopback");
}

/** A `lookup` for sockets: the addresses it checks are the very ones that are connected to, so DNS cannot change its mind. */
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

/** A name that leads to an address nobody outside may use. */
export class AddressError extends Error {
  constructor(hostname: string, address: string) {
    super(`${hostname} leads to ${address}, which is not a public address`);
    this.name = "AddressRefused";
  }
}
