import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { listenVirtualCarrier } from "./listen";
import { newSid } from "./sid";

/**
 * The virtual carrier as a process of its own:
 * `tsx lib/carrier/virtual/main.ts [--port 0] [--speed 1] [--account-sid AC…] [--auth-token …] [--control-token …] [--voice-url URL]
 * [--fallback-url URL] [--status-callback URL] [--lenient]`. The webhooks given are those of every number that is dialled.
 * Prints one line of JSON, `{ origin, accountSid, authToken, controlToken, pid }`, when it listens; ends on SIGTERM, SIGINT, or when
 * its standard input closes while `--with-parent` is given.
 */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    speed: { type: "string", default: "1" },
    "account-sid": { type: "string" },
    "auth-token": { type: "string" },
    "control-token": { type: "string" },
    "voice-url": { type: "string" },
    "fallback-url": { type: "string", default: "" },
    "status-callback": { type: "string", default: "" },
    lenient: { type: "boolean", default: false },
    "with-parent": { type: "boolean", default: false },
  },
});

const accountSid = values["account-sid"] ?? newSid("AC");
const authToken = values["auth-token"] ?? randomBytes(16).toString("hex");
const controlToken = values["control-token"] ?? randomBytes(16).toString("hex");
const voiceUrl = values["voice-url"];
const carrier = await listenVirtualCarrier(
  {
    accountSid,
    authToken,
    controlToken,
    speed: Number(values.speed),
    strict: !values.lenient,
    ...(voiceUrl
      ? { catchAll: { voiceUrl, voiceFallbackUrl: values["fallback-url"], statusCallback: values["status-callback"] } }
      : {}),
  },
  Number(values.port),
);

console.log(JSON.stringify({ origin: carrier.origin, accountSid, authToken, controlToken, pid: process.pid }));

let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  void carrier.close().then(() => process.exit(0));
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
if (values["with-parent"]) process.stdin.on("end", stop).resume();
