/** An error that the user can fix; one line for each problem, shown without a stack trace. */
export class UsageError extends Error {
  constructor(...lines: string[]) {
    super(lines.join("\n"));
    this.name = "UsageError";
  }
}
