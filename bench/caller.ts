import { createHmac } from "node:crypto";
import { connect, type Socket } from "node:net";

/**
 * Calls as the carrier makes them, over one kept-alive connection each: signed form posts, following the action URL
 * of each answer. A bare socket instead of an HTTP client, so that the load costs little beside what it measures.
 */
export interface Load {
  /** host:port to connect to. */
  host: string;
  port: number;
  /** What the signature is computed over: the public URL's origin. */
  publicOrigin: string;
  token: string;
  /** Path of a call's first webhook. */
  firstPath: (call: number) => string;
  turnsPerCall: number;
  callers: number;
  seconds: number;
  warmUpSeconds: number;
}

export interface LoadResult {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  failed: number;
}

/** Over all loads, so that no round meets the calls of an earlier one and has its answers read out again. */
let call = 0;

export async function load(options: Load): Promise<LoadResult> {
  const latencies: number[] = [];
  let failed = 0;
  const begin = performance.now() + options.warmUpSeconds * 1000;
  const end = begin + options.seconds * 1000;

  const caller = async () => {
    const line = await Line.open(options.host, options.port);
    while (performance.now() < end) {
      const sid = `CA${(++call).toString(16).padStart(8, "0")}${process.pid.toString(16).padStart(24, "0")}`;
      let path = options.firstPath(call);
      for (let turn = 0; turn < options.turnsPerCall && performance.now() < end; turn++) {
        const form = {
          AccountSid: "ACbench",
          ApiVersion: "2010-04-01",
          CallSid: sid,
          CallStatus: "in-progress",
          Called: "+15550100002",
          Caller: "+15550100001",
          Digits: turn === 0 ? "" : "1",
          Direction: "inbound",
          From: "+15550100001",
          To: "+15550100002",
        };
        const sentAt = performance.now();
        const answer = await line.post(path, form, options);
        const now = performance.now();
        if (answer.status !== 200) failed += 1;
        if (sentAt >= begin && now <= end) latencies.push(now - sentAt);
        const action = /action="([^"]+)"/.exec(answer.body)?.[1];
        if (!action) break;
        path = action.replaceAll("&amp;", "&").slice(options.publicOrigin.length);
      }
    }
    line.close();
  };
  await Promise.all(Array.from({ length: options.callers }, caller));

  latencies.sort((a, b) => a - b);
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return { perSecond: latencies.length / options.seconds, p50Ms: at(0.5), p99Ms: at(0.99), failed };
}

class Line {
  private answered: ((answer: { status: number; body: string }) => void) | null = null;
  private buffer = "";

  static open(host: string, port: number): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, host, () => resolve(new Line(socket)));
      socket.once("error", reject);
    });
  }

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => this.read(text));
    socket.on("close", () => this.answered?.({ status: 0, body: "" }));
    socket.on("error", () => this.answered?.({ status: 0, body: "" }));
  }

  post(
    path: string,
    form: Record<string, string>,
    { publicOrigin, token }: Load,
  ): Promise<{ status: number; body: string }> {
    const signed = Object.keys(form)
      .sort()
      .reduce((text, key) => text + key + form[key], publicOrigin + path);
    const signature = createHmac("sha1", token).update(signed).digest("base64");
    const body = new URLSearchParams(form).toString();
    return new Promise((resolve) => {
      this.answered = resolve;
      this.socket.write(
        `POST ${path} HTTP/1.1\r\nHost: ${new URL(publicOrigin).host}\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
          `X-Twilio-Signature: ${signature}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    });
  }

  close(): void {
    this.answered = null;
    this.socket.destroy();
  }

  /** Answers have a Content-Length, or are chunked in one piece; both ends are found by length. */
  private read(text: string): void {
    this.buffer += text;
    const head = this.buffer.indexOf("\r\n\r\n");
    if (head < 0) return;
    const headers = this.buffer.slice(0, head);
    const body = this.buffer.slice(head + 4);
    const length = /content-length: (\d+)/i.exec(headers)?.[1];
    const done = length === undefined ? body.endsWith("0\r\n\r\n") : Buffer.byteLength(body) >= Number(length);
    if (!done) return;
    this.buffer = "";
    const answered = this.answered;
    this.answered = null;
    answered?.({ status: Number(headers.slice(9, 12)), body });
  }
}
