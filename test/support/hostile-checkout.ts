/** A data set whose every text is an attack or an accident: what a provider's page could say if it meant us harm. */

import { byText } from "../../pipeline/domain/order.ts";
import type { LifecycleEvent, ModelRecord } from "../../pipeline/domain/schema.ts";
import { diff } from "../../pipeline/history/diff.ts";
import { type Checkout, madeCheck, madePage, madeSource } from "./checkout.ts";

/** What the attacks would do, where one came through: `window.pwned` is set, a heading or event of this name stands there. */
export const injected = "pwned";

const script = `<script>window.${injected}=1;alert(1)</script>`;

/** A name for each payload, which the tests' messages say. */
export const payloads: Readonly<Record<string, string>> = {
  script,
  image: `"><img src=x onerror="window.${injected}=1;alert(1)">`,
  "single quotes": `'><svg onload='window.${injected}=1;alert(1)'>`,
  "javascript address": `javascript:window.${injected}=1;alert(1)//`,
  "data address": `data:text/html,${script}`,
  "end of an attribute": `x" onmouseover="window.${injected}=1" autofocus onfocus="window.${injected}=1" y="`,
  "end of CDATA": `a]]>${script}<![CDATA[`,
  "end of a comment": `--></script>${script}<!--`,
  "end of a title": `</title></textarea></style>${script}`,
  entity: `&lt;script&gt;&#60;script&#62; &amp;lt; &nbsp; &unknown;`,
  doctype: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`,
  "Markdown link": `x](javascript:alert(1)) [${injected}](javascript:alert(1)) ![${injected}](https://evil.example/x.png)`,
  "Markdown marks": "`a` ``b`` | c | **d** _e_ ~~f~~ \\ <https://evil.example>",
  "Markdown heading": `a\n\n# ${injected}\n\n| x | y |\n| - | - |\n\n\`\`\`\n${injected}`,
  "front matter": `a\n---\n${injected}: true\n---\n`,
  calendar: `a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:${injected}\r\nSUMMARY:${injected}\r\nDTSTART:20260101\r\nEND:VEVENT`,
  "calendar signs": "a;b,c:d\\n\\,\\;\r e",
  "spreadsheet formula": `=HYPERLINK("https://evil.example","x"),"y"`,
  "right to left": "gpt\u202e4-evil\u202c \u2066x\u2069 \u200f\u05d0\u05d1",
  "control characters": "a\u0000b\u0001c\u0008d\u000be\u001bf\u007fg\u0085h\u2028i\u2029j\ufeffk\uffff",
  emoji: "👩🏽‍💻🏴󠁧󠁢󠁥󠁮󠁧󠁿 model",
  "combining marks": `z${"\u0301\u0302\u0323".repeat(60)}algo`,
  "folder above": "../../../../x",
  "folder above, encoded": "%2e%2e/%2e%2e%2fx%00",
  "folder above, for Windows": "..\\..\\x",
  device: "CON",
  "final dots": "model...",
  prototype: "__proto__",
  constructor: "constructor",
  spaces: "  a   b\t\tc  ",
  empty: " ",
  long: "l".repeat(5_000),
  "long words": "word ".repeat(1_000).trim(),
  address: "https://evil.example/?a=1&b=2#c",
};

const provider = "hostile";
const providerName = `${script} & "Sons" \u202eevil`;
const [first, second, third] = ["2026-02-01", "2026-05-01", "2026-09-01"] as const;

/** The records as the site shows them, one a payload. */
export const hostileRecords: readonly ModelRecord[] = Object.values(payloads)
  .map((payload, at) => recordOf(payload, at, 3))
  .sort((a, b) => byText(a.id, b.id));

/** The data set as a checkout. */
export function hostile(): Checkout {
  const state = (visit: number) => Object.values(payloads).map((payload, at) => recordOf(payload, at, visit));
  const source = madeSource(provider, providerName);
  const policy = { summary: Object.values(payloads).join("\n"), noticeDays: 60 };
  const stages = { active: script, retired: payloads.image ?? "" };
  const problem = { rule: script, severity: "error" as const, line: 1, message: script, value: payloads.image ?? null };
  const check = { ...madeCheck(provider, third, hostileRecords.length), status: "quarantined" as const };
  return {
    sources: [{ ...source, policy, stages }],
    records: [...hostileRecords],
    changes: [
      ...diff([], state(1), first, true),
      ...diff(state(1), state(2), second, false),
      ...diff(state(2), state(3), third, false),
    ],
    checks: [
      {
        ...check,
        reasons: Object.values(payloads).map((text) => ({ ...problem, message: text })),
        warnings: [problem],
      },
    ],
    snapshots: [first, second, third].map((day) => ({ provider, page: madePage, day, body: snapshotBody() })),
  };
}

function snapshotBody(): string {
  return Object.values(payloads)
    .flatMap((payload) => [`## ${payload}`, "", `| ${payload} | ${payload} |`, ""])
    .join("\n");
}

/** One payload in every field; on later visits its end is announced, then moved, and what replaces it changes. */
function recordOf(payload: string, at: number, visit: number): ModelRecord {
  const version = at % 3 === 0 ? payload : null;
  const event = (name: LifecycleEvent["event"], date: string, scope: string | null): LifecycleEvent => ({
    event: name,
    date,
    bound: at % 4 === 3 ? "not-before" : "on",
    scope,
    text: payload,
    evidence: 0,
  });
  const end = `2027-0${visit}-01`;
  return {
    id: `${provider}/${payload}${version === null ? "" : `@${version}`}`,
    provider,
    model: payload,
    version,
    name: payload,
    kind: "model",
    stage: visit === 1 ? "active" : "deprecated",
    stageEvidence: 0,
    listed: !(visit === 3 && at % 5 === 4),
    events: [
      event("released", "2025-01-01", null),
      event("redirected", "2026-Q4", payload),
      ...(visit === 1 ? [] : [event("retired", end, null), event("retired", `${end.slice(0, 4)}-12`, payload)]),
    ],
    relative: [{ event: "training-retired", text: payload, evidence: 0 }],
    replacements: visit === 1 ? [] : [{ model: `${payload}${visit}`, id: null, url: payload, evidence: 0 }],
    evidence: [{ page: madePage, snapshot: first, section: [payload, payload], table: 1, row: at + 1, line: at + 1 }],
  };
}
