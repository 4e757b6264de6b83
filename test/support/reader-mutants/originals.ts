/** The pages that are mutated: those of ../shared that differ from each other, else the committed snapshots. */

import { readFileSync } from "node:fs";
import { decodePage, detectFormat } from "../../../pipeline/extract/extract-page.ts";
import { pageDocument } from "../../../pipeline/extract/page-document.ts";
import { labels } from "../labels.ts";
import { snapshotPages } from "../true-pages.ts";
import { versionsThatDiffer, wholePages, wholePagesAbsent } from "../whole-pages.ts";
import { htmlForm, htmlPage } from "./html-form.ts";
import { markdownForm, markdownPage } from "./markdown-form.ts";
import { Original } from "./original.ts";
import type { Form } from "./page.ts";

/** Every page from which at least so many facts are read. */
const fewestFacts = 4;

export function originals(form: Form["name"]): Original[] {
  const pages = wholePagesAbsent
    ? snapshotPages().map(({ name, text }) => ({ name, text }))
    : versionsThatDiffer(wholePages()).map(({ name, path }) => {
        const bytes = readFileSync(path);
        return { name, text: decodePage(bytes, detectFormat(bytes.toString("utf8"), name)) };
      });
  return pages.flatMap(({ name, text }) => {
    const original = originalOf(name, text, form);
    return original && original.required.size >= fewestFacts ? [original] : [];
  });
}

function originalOf(name: string, text: string, form: Form["name"]): Original | null {
  const format = detectFormat(text, name);
  const label = labels.find(({ page }) => page === name);
  if (form === "html") return new Original(name, htmlForm, htmlPage(pageDocument(text, format)), label);
  return format === "html" ? null : new Original(name, markdownForm, markdownPage(text), label);
}
