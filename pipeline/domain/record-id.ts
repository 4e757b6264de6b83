/** A record's id, `provider/model`: the model may hold slashes too. */

/** The provider in front. */
export function providerOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

/** What follows the provider: the model, with its version where it has one. */
export function withoutProvider(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}
