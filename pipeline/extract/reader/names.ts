/** What can be the name of a model by its form alone. Nothing here knows a language or a provider. */
import type { Kind } from "../../domain/schema.ts";
import { limits } from "../page-limits.ts";

/** A model as a text names it. */
export interface NameRef {
  text: string;
  /** A display name printed beside an id. */
  display: string | null;
  version: string | null;
  href: string | null;
  /** Printed as code. */
  code: boolean;
}

const placeholder =
  /^[`'"]*<[^<>]{1,60}>[`'"]*$|^\$?\{{1,2}[^{}]{1,60}\}{1,2}$|^\[[^[\]]{1,60}\]$|^(?:(?:your|my|example|some)[-_ ])?model(?:[-_ ](?:id|name|slug|version))?$|^(?:your|my|example|sample)[-_ ]model\b|^x{3,}$/i;
const idLike = /^(?=[^\s]*[\d._:/@-])[\p{L}\p{N}/@][\p{L}\p{N}._:/@+=-]*$/u;
const cloudRegion =
  /^(?:(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov|-iso[a-z]?)?-(?:north|south|east|west|central|northeast|southeast|northwest|southwest)+-\d|(?:us|europe|asia|australia|northamerica|southamerica|me|africa)-(?:north|south|east|west|central|northeast|southeast|northwest|southwest)+\d{1,2})$/i;

/** "X-2.3 & 2.3-Fast": the rest of a name that begins elsewhere. */
export const isRestOfName = (text: string): boolean => /^v?\d+(?:\.\d+)+-\p{L}/u.test(text);

export const isPlaceholder = (text: string): boolean => placeholder.test(text);
/** Whether a text is a cloud region's own code: `us-east-1`, `europe-west4`. */
export const isCloudRegion = (text: string): boolean => text.includes("-") && cloudRegion.test(text.trim());
/** Ids: no space, and a digit or a joint inside. */
export const isIdLike = (text: string): boolean =>
  idLike.test(text) && !/^[\d./:-]+$|:$/.test(text) && !isRestOfName(text);
/** An id that needs no other word beside it: "120b" in "gpt-oss 120b" is none, and such words belong together. */
export const isLoneId = (text: string): boolean =>
  isIdLike(text) && /\p{L}/u.test(text) && /\d/.test(text) && /[-/_@.]/.test(text) && text.length > 3;

/** Whether code has the form of a model id, and not that of a method, a setting, a path or a header. */
export const isModelCode = (code: string): boolean =>
  isIdLike(code) &&
  !/[()=]/.test(code) &&
  !code.startsWith("/") &&
  !interfaceVersion.test(code) &&
  (/\d/.test(code) || (/[-/]/.test(code) && !/[_.]/.test(code)));

/** "max_tokens": the name of a setting. */
export const isSetting = (code: string): boolean => /^[a-z]+(?:_[a-z]+)+$/.test(code);

/** "v1-beta": the version of an interface. */
const interfaceVersion = /^v\d+(?:\.\d+)*[-.]?\p{L}*\d*$/u;

/** Why a text cannot be a name; null where it can. */
export function whyNoName(text: string): string | null {
  if (text.length > limits.idLength) return "too long for a name";
  if (!/\p{L}/u.test(text) || /^[\d.,]+\s*[kmb]\b(?![-.])|^v?\d+(?:\.\d+)*$/i.test(text))
    return "a number where a model should be";
  if (/^(?:\p{L}{1,3}\.\s*)+$/u.test(text)) return "an abbreviation where a model should be";
  if (isRestOfName(text)) return "a part of a name where a model should be";
  if (/[$€£¥]/.test(text)) return "a price where a model should be";
  if (isCloudRegion(text)) return "a region where a model should be";
  if (/[|\n`"]|;\s/.test(text)) return "several values glued together";
  if (/[{}<>]/.test(text)) return "a template where a model should be";
  const words = text
    .replace(/\([^()]*\)/g, " ")
    .trim()
    .split(/\s+/);
  if (words.length > 8) return "a sentence where a model should be";
  if (
    words.length > 1 &&
    words.filter((word) => /[a-z]/i.test(word) && word.includes("-") && isIdLike(word)).length > 1 &&
    words.every(isIdLike)
  )
    return "several ids glued together";
  return null;
}

/** What kind of thing a name is by its form: a path or a URL is an endpoint. */
export const kindByForm = (text: string): Kind =>
  /^\/|^https?:|^v\d+\/|(?:^|\s)(?:APIs?|endpoints?)$|^[\w-]+: \S+=\S+$/i.test(text) ? "endpoint" : "model";
