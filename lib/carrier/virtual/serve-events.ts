import type { IncomingMessage, ServerResponse } from "node:http";
import type { CallLeg } from "./call-leg";
import type { CarrierEvent } from "./events";
import { sendJson } from "./http";

const heartbeatMs = 15_000;
const longestPollMs = 60_000;
/** After a call's end only its last callbacks can still happen. */
const afterEndPollMs = 1000;

/**
 * A call's events after `?after=` (default 0): as a stream when the client accepts `text/event-stream` (ids are the sequence numbers, so
 * a reconnecting browser goes on where it was), else as `{ events, lastSeq, ended }`, waiting up to `?waitMs=` for a first one.
 */
export function serveEvents(
  call: CallLeg,
  { request, response, query }: { request: IncomingMessage; response: ServerResponse; query: URLSearchParams },
) {
  const after = Number(request.headers["last-event-id"] ?? query.get("after") ?? 0) || 0;
  if (request.headers.accept?.includes("text/event-stream")) return stream(call, response, after);
  poll(call, response, after, Math.min(longestPollMs, Number(query.get("waitMs") ?? 0) || 0));
}

function stream(call: CallLeg, response: ServerResponse, after: number) {
  response.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-cache, no-transform",
    Connection: "keep-alive",
    "X-Accel-Buffering": "no",
  });
  const send = (event: CarrierEvent) => response.write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
  response.write(": open\n\n");
  for (const event of call.eventsAfter(after)) send(event);
  const stop = call.subscribe(send);
  const heartbeat = setInterval(() => response.write(": still here\n\n"), heartbeatMs);
  response.on("close", () => {
    stop();
    clearInterval(heartbeat);
  });
}

function poll(call: CallLeg, response: ServerResponse, after: number, waitMs: number) {
  const reply = () => {
    const events = call.eventsAfter(after);
    sendJson(response, 200, { events, lastSeq: events.at(-1)?.seq ?? after, ended: call.ended });
  };
  if (waitMs === 0 || call.eventsAfter(after).length > 0) return reply();
  const finish = () => {
    stop();
    clearTimeout(timer);
    if (!response.writableEnded && !response.destroyed) reply();
  };
  const stop = call.subscribe(finish);
  const timer = setTimeout(finish, call.ended ? Math.min(waitMs, afterEndPollMs) : waitMs);
  response.on("close", () => {
    stop();
    clearTimeout(timer);
  });
}
