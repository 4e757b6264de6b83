/** Options that several commands have. */
import { Option } from "commander";
import { pageFormats } from "../domain/schema.ts";

/** Leaves out annotations. */
export function annotationsOption(): Option {
  return new Option("--no-annotations", "leave out the facts in annotations.yaml");
}

/** The old name of --no-annotations, which scripts still use. */
export function oldAnnotationsOption(): Option {
  return new Option("--no-readings").hideHelp();
}

/** The options, with --no-readings read as --no-annotations. */
export function withOldName<T extends { annotations: boolean }>({ readings, ...options }: T & { readings: boolean }) {
  return { ...options, annotations: options.annotations && readings };
}

/** Writes a report. */
export function reportOption(): Option {
  return new Option(
    "--report <file>",
    "write a Markdown report of the run to a file; - prints it instead of the table",
  );
}

/** The format of a page. */
export function formatOption(): Option {
  return new Option("--format <format>", "format of the page (default: detected)").choices(pageFormats);
}
