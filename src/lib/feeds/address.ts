/** Makes a whole address of a path of ours, as `address` of site.ts does for the site that is built. */
export type Address = (path: string) => string;
