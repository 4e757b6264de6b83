/** What we use of it: the package is optional, and the types hold where it is not installed (`npm ci --omit=optional`). */
declare module "@sparticuz/chromium" {
  const packed: { executablePath(): Promise<string> };
  export default packed;
}
