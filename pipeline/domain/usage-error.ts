/** Something the person running the command can mend; one line a problem, shown without a stack. */
export class UsageError extends Error {
  constructor(...lines: string[]) {
    super(lines.join("\n"));
    this.name = "UsageError";
  }
}
