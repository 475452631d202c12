import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { CallLeg } from "./call-leg";
import type { Exchange } from "./exchange";
import { readBody, sendJson } from "./http";
import { placeInbound } from "./place-call";
import { serveEvents } from "./serve-events";

const maxJsonBytes = 256 * 1024;
const maxAudioBytes = 20 * 1024 * 1024;

const keys = z.string().regex(/^[0-9#*]{1,64}$/);
const step = z.union([
  z.object({ press: keys, secret: z.boolean().optional() }),
  z.object({ speak: z.string().min(1).max(1000), confidence: z.number().min(0).max(1).optional() }),
  z.object({ silence: z.literal(true) }),
  z.object({ record: z.number().min(1).max(3600) }),
  z.object({ hangUp: z.literal(true), afterSeconds: z.number().min(0).optional() }),
]);
const callOrder = z.object({
  from: z.string().min(1).max(64),
  to: z.string().min(1).max(64),
  speed: z.number().min(0).max(10_000).optional(),
  plan: z.array(step).max(1000).optional(),
  afterPlan: z.enum(["wait", "silence", "hangUp"]).optional(),
  acknowledges: z.boolean().optional(),
  microphone: z.boolean().optional(),
});
const behaviour = z.discriminatedUnion("does", [
  z.object({
    does: z.literal("answer"),
    afterSeconds: z.number().min(0),
    talkSeconds: z.number().min(0).nullable(),
    keys: keys.optional(),
  }),
  z.object({ does: z.literal("busy") }),
  z.object({ does: z.literal("noAnswer") }),
  z.object({ does: z.literal("fail") }),
]);
const webhookUrl = z.string().refine((value) => value === "" || URL.canParse(value), "not a URL");
const numberConfig = z.object({
  phoneNumber: z.string().regex(/^\+[1-9]\d{1,14}$/),
  friendlyName: z.string().optional(),
  voiceUrl: webhookUrl.optional(),
  voiceFallbackUrl: webhookUrl.optional(),
  statusCallback: webhookUrl.optional(),
});
const faultRule = z.object({
  does: z.enum(["lose", "loseAnswer", "duplicate", "delay", "swap"]),
  purposes: z
    .array(
      z.enum([
        "voice",
        "action",
        "redirect",
        "wait",
        "fallback",
        "dialScreen",
        "status",
        "recording",
        "transcription",
        "conference",
        "media",
      ]),
    )
    .optional(),
  urlContains: z.string().optional(),
  times: z.number().int().min(1).optional(),
  copies: z.number().int().min(1).max(100).optional(),
  delayMs: z.number().min(0).max(60_000).optional(),
});

interface Control {
  exchange: Exchange;
  request: IncomingMessage;
  response: ServerResponse;
  query: URLSearchParams;
}

/**
 * What the phone in the browser, the command line and tests do with the virtual carrier; the caller has been let in already.
 * Problems are `{ error: { code, message } }` with 400, 404, 409 or 413.
 *
 * @param path after `/control/`, e.g. `calls/CA…/press`
 */
export async function serveControl(control: Control, path: string): Promise<void> {
  const { exchange, request, response } = control;
  const [area, id, verb] = path.split("/").map(decodeURIComponent);
  const method = request.method ?? "GET";
  if (area === "calls" && id === undefined) return method === "POST" ? dial(control) : listCalls(control);
  if (area === "calls" && id !== undefined) {
    const call = exchange.calls.get(id);
    if (!call) return refuse(response, 404, "noSuchCall", `no call ${id}`);
    if (verb === undefined) return sendJson(response, 200, call.view());
    if (verb === "events") return serveEvents(call, control);
    if (method === "POST" || method === "PUT") return act(control, call, verb);
  }
  if (area === "numbers" && method === "GET") return sendJson(response, 200, exchange.numbers.list());
  if (area === "numbers" && method === "POST") {
    const config = await parse(control, numberConfig);
    if (config) sendJson(response, 201, exchange.numbers.add(config));
    return;
  }
  if (area === "outside" && id !== undefined && method === "PUT") {
    const does = await parse(control, behaviour);
    if (!does) return;
    exchange.outside.set(id, does);
    return sendJson(response, 200, does);
  }
  if (area === "faults" && method === "PUT") {
    const rules = await parse(control, z.array(faultRule));
    if (!rules) return;
    exchange.faults.set(rules);
    return sendJson(response, 200, { rules: rules.length });
  }
  refuse(response, 404, "noSuchPath", path);
}

async function dial(control: Control): Promise<void> {
  const { exchange, response } = control;
  const order = await parse(control, callOrder);
  if (!order) return;
  const call = placeInbound(exchange, {
    from: order.from,
    to: order.to,
    speed: order.speed ?? exchange.speed,
    plan: order.plan ?? null,
    afterPlan: order.afterPlan ?? (order.plan ? "silence" : "wait"),
    acknowledges: order.acknowledges ?? false,
    microphone: order.microphone ?? false,
  });
  if (!call) return refuse(response, 404, "noSuchNumber", `${order.to} is not a number of this account`);
  sendJson(response, 201, call.view());
}

function listCalls({ exchange, response, query }: Control) {
  const live = query.get("live") === "true";
  const calls = [...exchange.calls.values()].filter((call) => !live || !call.ended);
  sendJson(
    response,
    200,
    calls.slice(-500).map((call) => call.view()),
  );
}

async function act(control: Control, call: CallLeg, verb: string): Promise<void> {
  const { request, response } = control;
  if (verb === "audio") {
    const wav = await readBody(request, maxAudioBytes);
    if (wav === null) return refuse(response, 413, "tooLarge", `more than ${maxAudioBytes} bytes`);
    call.upload(wav);
    return sendJson(response, 200, call.view());
  }
  if (call.ended) return refuse(response, 409, "callEnded", "the call has ended");
  switch (verb) {
    case "press": {
      const body = await parse(control, z.object({ digits: keys, secret: z.boolean().optional() }));
      if (!body) return;
      call.press(body.digits, body.secret ?? false);
      break;
    }
    case "speak": {
      const body = await parse(
        control,
        z.object({ text: z.string().min(1).max(1000), confidence: z.number().min(0).max(1).optional() }),
      );
      if (!body) return;
      call.speak(body.text, body.confidence ?? 0.9);
      break;
    }
    case "silence":
      call.hear({ kind: "silence" });
      break;
    case "hangup":
      call.interrupt({ kind: "hangUp", reason: "callerHungUp" });
      break;
    case "spoken": {
      const body = await parse(control, z.object({ seq: z.number().int().min(1) }));
      if (!body) return;
      call.spoken(body.seq);
      break;
    }
    default:
      return refuse(response, 404, "noSuchPath", verb);
  }
  sendJson(response, 200, call.view());
}

async function parse<T>(control: Control, schema: z.ZodType<T>): Promise<T | null> {
  const body = await readBody(control.request, maxJsonBytes);
  if (body === null) {
    refuse(control.response, 413, "tooLarge", `more than ${maxJsonBytes} bytes`);
    return null;
  }
  let json: unknown;
  try {
    json = JSON.parse(body.toString("utf8"));
  } catch {
    refuse(control.response, 400, "notJson", "the body is not JSON");
    return null;
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  // Names the field only: a value may be a secret.
  const issue = parsed.error.issues[0];
  refuse(control.response, 400, "invalid", `${issue?.path.join(".") || "body"}: ${issue?.code ?? "invalid"}`);
  return null;
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  sendJson(response, status, { error: { code, message } });
}
