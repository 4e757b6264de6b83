/** A page that cannot be read at all. The message is one line with place and value; `rule` names the limit or check. */
export class PageError extends Error {
  readonly rule: string;
  constructor(message: string, rule: string) {
    super(message);
    this.name = "PageError";
    this.rule = rule;
  }
}
