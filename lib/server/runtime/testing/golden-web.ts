import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { SecretText } from "@/lib/engine/secret-text";
import type { App } from "@/lib/server/app";
import { allowList } from "@/lib/server/outside/address-rules";
import { createHttpRequests } from "@/lib/server/outside/http-requests";
import { readSecrets } from "@/lib/server/secrets/secrets";
import type { World } from "@/lib/simulator/world";
import type { Services } from "../ask-service";

type Answer = Exclude<World["services"][string], unknown[]>;

/** What flows ask web services, on a real socket: every address leads to one server that answers as the world says. */
export interface GoldenWeb {
  services: Pick<Services, "sendHttpRequest">;
  /** From now on this world's answers, from the first one. */
  answerAs(world: World): void;
  close(): Promise<void>;
}

export async function startGoldenWeb(app: App): Promise<GoldenWeb> {
  let answers: readonly Answer[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked, answers.length) - 1] ?? { status: 200 };
    request.resume().on("end", () => perform(answer)(request, response));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const requests = createHttpRequests({
    allow: allowList(["127.0.0.1"]),
    readSecrets: (names) => readSecrets(app, names),
    log: app.log,
    metrics: app.metrics,
    // All services are one here, and one call's trouble is not the next one's.
    breaker: { failures: Number.MAX_SAFE_INTEGER, restMs: 1 },
  });
  return {
    services: {
      sendHttpRequest(effect, request) {
        asked += 1;
        return requests.send({ ...effect, url: aimedAt(origin, effect.url) }, request);
      },
    },
    answerAs({ services }) {
      const said = services.sendHttpRequest;
      answers = Array.isArray(said) ? said : said === undefined ? [] : [said];
      asked = 0;
    },
    async close() {
      await requests.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

const aimedAt = (origin: string, [first = "", ...rest]: SecretText): SecretText => [
  typeof first === "string" ? first.replace(/^https?:\/\/[^/?#]+/, origin) : first,
  ...rest,
];

function perform(answer: Answer): RequestListener {
  return (request, response) => {
    if (answer === "timeout") return;
    if (answer === "unavailable") request.socket.destroy();
    else if (answer === "badAnswer") response.end(" ".repeat(300_000));
    else {
      const { status, data = null } = answer as { status?: number; data?: unknown };
      response.writeHead(status ?? 200, { "content-type": "application/json" });
      response.end(status === 204 ? undefined : JSON.stringify(data));
    }
  };
}
