/** XML and HTML as a tree that a serializer writes out, so that no text can become markup. */
import { load } from "cheerio/slim";
import { Document, Element, ProcessingInstruction, Text } from "domhandler";
import { forFeed } from "../../../pipeline/text/sanitize.ts";

export type Markup = Element | Text;

const serializer = load([]);

/** An element. Text among its children and attributes is made safe here, the one place where text enters a tree. */
export function element(name: string, attributes: Record<string, string>, ...children: (Markup | string)[]): Element {
  const inside = children.map((child) => (typeof child === "string" ? new Text(forFeed(child)) : child));
  return new Element(name, mapValues(attributes), inside);
}

/** A part of a sentence, with its space at either end, shortened to 1,000 characters. */
export function words(text: string): Text {
  const [before = "", after = ""] = [/^\s/.exec(text)?.[0], /\s$/.exec(text)?.[0]];
  const kept = forFeed(text, 1000);
  return new Text(kept === "" ? before && " " : `${before && " "}${kept}${after && " "}`);
}

/** HTML that is already written, as the text of an XML element. */
export function escapedHtml(name: string, attributes: Record<string, string>, html: string): Element {
  return new Element(name, mapValues(attributes), [new Text(html)]);
}

/** An element with each of its children on a line of its own. */
export function block(name: string, attributes: Record<string, string>, children: readonly Element[]): Element {
  return new Element(name, mapValues(attributes), [newLine(), ...children.flatMap((child) => [child, newLine()])]);
}

/** A whole XML 1.0 document in UTF-8. */
export function xmlDocument(root: Element): string {
  const declaration = new ProcessingInstruction("?xml", '?xml version="1.0" encoding="utf-8"?');
  return serializer.xml(new Document([declaration, newLine(), root, newLine()]));
}

/** HTML of some elements, each on a line of its own. */
export function htmlOf(elements: readonly Element[]): string {
  return elements.map((one) => serializer.html(one)).join("\n");
}

function newLine(): Text {
  return new Text("\n");
}

function mapValues(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, forFeed(value)]));
}
