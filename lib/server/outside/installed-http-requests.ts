import type { CallwrightApp } from "@/lib/server/app";
import type { Services } from "@/lib/server/runtime/ask-service";
import { readSecrets } from "@/lib/server/secrets/secrets";
import { allowList } from "./address-rules";
import { createHttpRequests, type HttpRequests } from "./http-requests";

declare module "@/lib/server/app" {
  interface CallwrightApp {
    /** What flows ask of web services; made at the first use of `httpService()`. */
    httpRequests?: HttpRequests;
  }
}

/** Answers what flows ask of web services, with this installation's secrets and its `HTTP_ALLOW`. */
export function httpService(app: CallwrightApp): Pick<Services, "sendHttpRequest"> {
  app.httpRequests ??= createHttpRequests({
    allow: allowList(app.env.HTTP_ALLOW),
    readSecrets: (names) => readSecrets(app, names),
    log: app.log,
    metrics: app.metrics,
  });
  return { sendHttpRequest: app.httpRequests.send };
}
