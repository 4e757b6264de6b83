/** One TLS server of this machine that plays the hosts of all pages, each day as the world and its faults have it. */
import type { LookupAddress } from "node:dns";
import { type Host, startHost, status } from "../host.ts";
import { type Random, seeded } from "../mutants.ts";
import { selfSigned } from "../tls.ts";
import type { Scene } from "./faults.ts";
import { type Trouble, troubleOf, troublesOn } from "./troubles.ts";
import { type Answering, sent, truly } from "./true-answer.ts";
import { stateBefore, stateOn, type World, type WorldPage } from "./world.ts";

export interface Hosts {
  certificate: string;
  /** The URL under which a page is served in a format. */
  urlOf(page: WorldPage, format: "markdown" | "html"): string;
  /** Begins a day. */
  day(day: number): void;
  resolve(name: string): Promise<LookupAddress[]>;
  /** What was asked and sent since the last time this was called. */
  taken(): { requests: number; sent: number };
  close(): Promise<void>;
}

const ending = { markdown: "md", html: "html" } as const;

/** Starts the server on a free port. */
export async function playHosts(world: World, troubles: readonly Trouble[]): Promise<Hosts> {
  const names = [...new Set(world.pages.map(({ host }) => host))];
  const certificate = selfSigned(...names);
  const host = await startHost(certificate);
  let today: Trouble[] = [];
  let now = 0;
  for (const page of world.pages) {
    for (const place of ["", "/moved"]) {
      for (const format of ["markdown", "html"] as const)
        host.paths.set(`${place}${pathOf(page, format)}`, (request, response) => {
          const state = stateOn(page, now);
          const trouble = troubleOf(today, page);
          // A page has one form at a time; a host that is down says so of the other, too.
          const here = state.format === format || (trouble !== undefined && trouble.fault.hits !== "page");
          const answer = here ? answerOf(world, page, now, trouble, place !== "") : status(404);
          answer(request, response);
        });
    }
  }
  host.paths.set("/robots.txt", (request, response) => {
    const name = (request.headers.host ?? "").replace(/:\d+$/, "");
    const trouble = today.find(({ fault, page }) => fault.hits !== "page" && page.host === name);
    (trouble?.fault.answer?.(sceneOf(world, trouble.page, now, trouble)) ?? robots)(request, response);
  });
  return {
    certificate: certificate.cert,
    urlOf: (page, format) => host.url(pathOf(page, format), page.host),
    day: (day) => {
      now = day;
      today = troublesOn(troubles, day);
    },
    resolve: (name) => resolved(today, name),
    taken: () => takenFrom(host),
    close: host.close,
  };
}

const robots: Answering = sent("User-agent: *\nAllow: /\n", { "content-type": "text/plain" });
const pathOf = ({ id }: WorldPage, format: "markdown" | "html"): string => `/${id}.${ending[format]}`;

function answerOf(world: World, page: WorldPage, day: number, trouble: Trouble | undefined, there: boolean): Answering {
  const scene = sceneOf(world, page, day, trouble);
  const answer = there && trouble?.fault.hits === "page" ? trouble.fault.there : trouble?.fault.answer;
  return answer?.(scene) ?? truly(scene.state);
}

function sceneOf(world: World, page: WorldPage, day: number, trouble: Trouble | undefined): Scene {
  const random: Random = seeded(trouble?.seed ?? 0);
  const state = stateOn(page, day);
  const others = world.pages.filter((other) => other !== page);
  const other = others[Math.floor(random() * others.length)] ?? page;
  const path = pathOf(page, state.format === "html" ? "html" : "markdown");
  return {
    state,
    before: stateBefore(page, state),
    other: stateOn(other, day),
    path,
    movedPath: `/moved${path}`,
    random,
  };
}

async function resolved(today: readonly Trouble[], name: string): Promise<LookupAddress[]> {
  const lost = today.find(
    ({ fault, page }) => fault.hits === "all names" || (fault.hits === "names" && page.host === name),
  );
  if (lost)
    throw Object.assign(new Error(`no address for ${name}`), {
      code: lost.fault.hits === "names" ? "ENOTFOUND" : "EAI_AGAIN",
    });
  return [{ address: "127.0.0.1", family: 4 }];
}

function takenFrom(host: Host): { requests: number; sent: number } {
  const taken = { requests: host.asked.length + host.robots, sent: host.sent };
  Object.assign(host, { asked: [], robots: 0, sent: 0 });
  return taken;
}
