/** The formats that a check is written in. */

export const formats = ["text", "json", "sarif", "github", "junit", "markdown", "cyclonedx"] as const;
export type Format = (typeof formats)[number];
