/** Apart from host.ts, which the soak uses too, where no test runs. */
import { afterAll, beforeEach } from "vitest";
import { type Host, startHost } from "./host.ts";

/** A server for all tests of a file, empty before each. */
export async function hostForFile(): Promise<Host> {
  const host = await startHost();
  afterAll(() => host.close());
  beforeEach(() => host.clear());
  return host;
}
