/** A proposed definition as the text of source.yaml, with what a person should check as comments. */
import { Document, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";

/** Key → what to check or fill in. */
const hints: Readonly<Record<string, string>> = {
  name: " As the provider writes it.",
  policy: " The published notice period, in your own words: { summary, noticeDays, url }. Null if there is none.",
  minimumRecords: " About half of the models found: fewer mean that a first reading got a broken page.",
  markers: " Titles of columns that have to be on the page.",
  records: " Look up what each field means: a deprecation date is often the retirement.",
};

/** The YAML of a definition. */
export function definitionYaml(definition: Readonly<Record<string, unknown>>): string {
  const document = new Document(definition);
  const pages = document.get("pages") as YAMLSeq<YAMLMap>;
  for (const map of [document.contents as YAMLMap, ...pages.items]) addHints(map);
  return document.toString({ lineWidth: 0 });
}

function addHints({ items }: YAMLMap): void {
  for (const { key } of items as Pair<Scalar<string>>[]) {
    const hint = hints[key.value];
    if (hint !== undefined) key.commentBefore = hint;
  }
}
