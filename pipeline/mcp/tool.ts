/** What a tool is: a question about the data, answered in lines of text and as a value of a schema. */
import type { z } from "zod";
import type { AlmanacData } from "../check/almanac-data.ts";

/** What a tool answers from. */
export interface Source {
  data: AlmanacData;
  /** The current day, YYYY-MM-DD, UTC. */
  today: string;
}

export interface Answered<Output> {
  /** The whole answer for a reader: no date without its bound and scope. */
  lines: readonly string[];
  value: Output;
}

export interface Tool<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: Input;
  output: Output;
  answer: (input: z.infer<Input>, source: Source) => Answered<z.infer<Output>>;
}

/** A tool, with the types of its schemas. */
export function toolOf<Input extends z.ZodObject, Output extends z.ZodObject>(tool: Tool<Input, Output>): Tool {
  // Its caller checks the input against the schema before.
  return tool as unknown as Tool;
}
