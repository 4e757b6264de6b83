/** The formats that a check is written in. */

export const formats = ["text", "json"] as const;
export type Format = (typeof formats)[number];
