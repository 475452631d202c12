import { createServer, type IncomingMessage } from "node:http";
import { publicRequestUrl } from "@/lib/carrier/twilio/public-url";
import { verifySignature } from "@/lib/carrier/twilio/signature";

/** One request of the carrier's. */
export interface CarrierRequest {
  /** After `/live-check/`, e.g. `keys`. */
  name: string;
  params: Record<string, string>;
  /** Whether our own check of X-Twilio-Signature said yes. */
  signed: boolean;
  token: string;
}

/** TwiML inside `<Response>`, or a status to fail with. */
type Answer = string | { status: number };
export type Answers = Record<string, Answer | ((request: CarrierRequest) => Answer)>;

/** The little application that a real carrier talks to during the check; everything it serves lies below `/live-check/`. */
export class CheckServer {
  readonly requests: CarrierRequest[] = [];
  answers: Answers = {};
  /** Tells that PUBLIC_URL leads to this very process. */
  readonly nonce = Math.trunc(performance.now() * 1e6).toString(36);
  private readonly lookers = new Set<() => void>();
  private readonly server = createServer((request, response) => {
    void this.serve(request).then(({ status, type, body }) => {
      response.writeHead(status, { "Content-Type": type });
      response.end(body);
    });
  });

  constructor(
    private readonly publicUrl: string,
    private readonly authToken: string,
  ) {}

  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(port, host, resolve);
    });
    const address = this.server.address();
    return typeof address === "object" && address ? address.port : port;
  }

  url(name: string): string {
    return `${this.publicUrl}/live-check/${name}`;
  }

  to(name: string): CarrierRequest[] {
    return this.requests.filter((request) => request.name === name);
  }

  /** The nth request of that name, or null when it does not come in time. */
  async arrival(name: string, patienceMs: number, nth = 1): Promise<CarrierRequest | null> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.to(name)[nth - 1];
        if (found) finish(found);
      };
      const finish = (request: CarrierRequest | null) => {
        clearTimeout(timer);
        this.lookers.delete(look);
        resolve(request);
      };
      const timer = setTimeout(() => finish(null), patienceMs);
      this.lookers.add(look);
      look();
    });
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async serve(request: IncomingMessage): Promise<{ status: number; type: string; body: string }> {
    const target = request.url ?? "/";
    const name = /\/live-check\/([a-z-]+)/.exec(target)?.[1];
    if (!name) return { status: 404, type: "text/plain", body: "not part of the check" };
    if (name === "ping") return { status: 200, type: "text/plain", body: this.nonce };
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const params = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8")));
    const seen: CarrierRequest = {
      name,
      params,
      signed: verifySignature({
        authToken: this.authToken,
        signature: header(request, "x-twilio-signature"),
        url: publicRequestUrl(this.publicUrl, target),
        body: { params },
      }),
      token: header(request, "i-twilio-idempotency-token") ?? "",
    };
    this.requests.push(seen);
    for (const look of [...this.lookers]) look();
    const route = this.answers[name] ?? "";
    const answer = typeof route === "function" ? route(seen) : route;
    if (typeof answer !== "string") return { status: answer.status, type: "text/plain", body: "failing on purpose" };
    return {
      status: 200,
      type: "text/xml",
      body: `<?xml version="1.0" encoding="UTF-8"?><Response>${answer}</Response>`,
    };
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
