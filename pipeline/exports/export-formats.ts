/** The formats, apart from the code that writes them: it takes a while to load. */

export const exportFormats = [
  "json",
  "csv",
  "jsonl",
  "sqlite",
  "parquet",
  "model-eol",
  "litellm",
  "models-dev",
] as const;
export type ExportFormat = (typeof exportFormats)[number];
