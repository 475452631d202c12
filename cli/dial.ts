import { existsSync } from "node:fs";
import { InvalidArgumentError } from "commander";
import { type VirtualCall, VirtualCarrierClient, VirtualCarrierError } from "@/lib/carrier/virtual/client";
import type { CarrierEvent } from "@/lib/carrier/virtual/events";
import type { CallSession } from "@/lib/engine/session";
import { env } from "@/lib/env";
import { type CallwrightApp, closeApp } from "@/lib/server/app";
import { controlToken } from "@/lib/server/phone/control-token";
import { connectToServer } from "@/lib/server/running-server";
import { virtualAccount } from "@/lib/server/runtime/carrier-lines";
import { Caller, callerItem } from "./caller";
import { DialReport } from "./dial-report";
import { httpUrl } from "./http-url";
import { e164, phoneNumber } from "./phone-number";
import { printJson, problem, remark, type Verb } from "./verb";

interface Options {
  keys: string[];
  say: string[];
  from: string;
  url?: string;
  speed: number;
  timeout: number;
  json?: boolean;
}

/** `dial NUMBER`: a call through the virtual carrier to a server that runs; prints what is heard, turn by turn. */
export const dialVerb: Verb = (program) => {
  program
    .command("dial")
    .description("call a number of a running server and print what is heard")
    .argument("<number>", "whom to call", e164)
    .option(
      "--keys <list>",
      "what the caller does, with commas between: keys (1, 4021#), - for silence, 30s to wait or for a message, " +
        "hangup; anything else is spoken; then the caller hangs up",
      (list: string) => list.split(",").map((item) => item.trim()),
      [],
    )
    .option("--say <words>", "what the caller says after the keys; may be repeated", collect, [])
    .option("--from <number>", "where the call comes from", phoneNumber, "anonymous")
    .option("--url <address>", "of the server; the one that runs on DATA_DIR when left out", httpUrl)
    .option("--speed <factor>", "how fast time passes: 1 as on a telephone, 0 skips what only takes time", factor, 0)
    .option("--timeout <seconds>", "when to give up", factor, 120)
    .option("--json", "print one JSON document")
    .action(async (number: string, options: Options) => {
      const line = openLine(options.url);
      if (typeof line === "string") return problem(line);
      try {
        await dial(line, number, options);
      } catch (error) {
        problem(`${number}: (call): error ${lineTrouble(error, line.baseUrl)}`);
      } finally {
        if (line.app) await closeApp(line.app);
      }
    });
};

interface Line {
  baseUrl: string;
  carrier: VirtualCarrierClient;
  /** Null when only the server's address is known: what the flow asks for is then not known either. */
  app: CallwrightApp | null;
}

/** The virtual carrier of the server; a text when there is none to be found. */
function openLine(url: string | undefined): Line | string {
  const settings = env();
  let app: CallwrightApp | null = null;
  try {
    app = connectToServer(url === undefined ? settings : { ...settings, PUBLIC_URL: url });
  } catch (error) {
    if (url === undefined) return (error as Error).message;
  }
  // The first to need the installation's token makes it, but not in a folder that no server has.
  if (settings.CARRIER_TOKEN === undefined && !existsSync(settings.DATA_DIR))
    return `${settings.DATA_DIR}: error no_carrier_token: dial on the server's own machine, or set CARRIER_TOKEN`;
  const publicUrl = url ?? (app as CallwrightApp).publicUrl;
  const baseUrl = `${publicUrl}/carrier`;
  const token = controlToken(virtualAccount({ env: settings, publicUrl }).authToken);
  return { baseUrl, carrier: new VirtualCarrierClient({ baseUrl, controlToken: token }), app };
}

async function dial(line: Line, number: string, options: Options): Promise<void> {
  const { from, speed } = options;
  const call = await line.carrier.dial({ from, to: number, speed, microphone: true });
  const report = new DialReport({ callSid: call.sid, from, to: number }, !options.json);
  const items = [...options.keys.map(callerItem), ...options.say.map((words) => ({ does: "speak" as const, words }))];
  let trouble: unknown = null;
  const caller = new Caller(call, items, {
    asksForSecret: () => asksForSecret(line.app, call),
    timeStands: speed === 0,
    failed: (error) => {
      // The call may have ended a moment ago; its events tell.
      if (!(error instanceof VirtualCarrierError && error.code === "callEnded")) trouble ??= error;
    },
  });
  const events = await follow(call, options.timeout, (event) => {
    report.add(event);
    caller.hear(event);
  });
  if (options.json) printJson(report.summary());
  if (trouble !== null) throw trouble;
  for (const event of events)
    if (event.type === "error") problem(`${number}: (call): error ${event.code}: ${event.message}`);
  const end = events.find((event) => event.type === "callEnded");
  if (end?.reason === "carrierClosed") problem(`${number}: (call): error server_stopped: the server ended the call`);
  if (caller.items.length > 0) remark(`${number}: (call): the call ended before ${caller.items.length} of the keys`);
}

/** Tells every event until the call is over; hangs up when that takes too long, or at Ctrl-C. */
async function follow(call: VirtualCall, patienceSeconds: number, tell: (event: CarrierEvent) => void) {
  const hangUp = () => void call.hangUp().catch(() => {});
  const timer = setTimeout(() => {
    problem(`${call.sid}: (call): error timeout: the call was not over after ${patienceSeconds} s`);
    hangUp();
  }, patienceSeconds * 1000);
  const interrupted = () => {
    process.exitCode = 130;
    hangUp();
  };
  process.once("SIGINT", interrupted);
  const events: CarrierEvent[] = [];
  try {
    for await (const event of call.follow()) {
      events.push(event);
      tell(event);
    }
  } finally {
    clearTimeout(timer);
    process.off("SIGINT", interrupted);
  }
  return events;
}

/** A key is shown only where we know that no PIN is asked for. */
async function asksForSecret(app: CallwrightApp | null, call: VirtualCall): Promise<boolean> {
  if (app === null) return true;
  const row = await app.prisma.callSession.findUnique({ where: { callSid: call.sid }, select: { session: true } });
  const session = row?.session as Pick<CallSession, "wait"> | null | undefined;
  return !session || session.wait.kind === "secret";
}

function lineTrouble(error: unknown, baseUrl: string): string {
  if (error instanceof VirtualCarrierError) return error.message;
  // What fetch throws when there is no connection.
  if (error instanceof TypeError) return `no_server: nothing answers at ${baseUrl}`;
  return `failed: ${error instanceof Error ? error.message : String(error)}`;
}

const collect = (words: string, earlier: string[]) => [...earlier, words];

function factor(value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && number >= 0 && number <= 10_000) return number;
  throw new InvalidArgumentError("Give a number from 0 to 10000.");
}
