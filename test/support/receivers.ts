/** Receivers of notices on this machine: an HTTP server that keeps what it gets, and a mail server. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** What the next requests are answered, in turn; 200 once there is none left. */
  answers: Answer[];
  /** Called with each request before it is answered. */
  onRequest: (request: Received) => void;
  close(): Promise<void>;
}

/** An HTTP server on the loopback interface. */
export async function httpReceiver(): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const got = { path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString("utf8") };
    receiver.received.push(got);
    receiver.onRequest(got);
    const { status, headers = {} } = receiver.answers.shift() ?? { status: 200 };
    response.writeHead(status, { ...headers, connection: "close" }).end("x".repeat(100_000));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answers: [],
    onRequest: () => {},
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return receiver;
}

export interface MailReceiver {
  url: string;
  mails: string[];
  close(): Promise<void>;
}

/** A mail server on the loopback interface that lets in who knows the password. */
export async function mailReceiver(password: string): Promise<MailReceiver> {
  const mails: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user: "almanac" }) : done(new Error(`wrong: ${auth.password}`)),
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        mails.push(Buffer.concat(chunks).toString("utf8"));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://almanac:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
