import type { AddressInfo } from "node:net";
import { engine } from "@/lib/nodes/engine";
import type { CrmConnector } from "@/lib/server/crm/port";
import { createHttpServer } from "@/lib/server/http/http-server";
import type { BlobStore } from "@/lib/server/media/blob-store";
import type { CallStore, InstallationStore } from "@/lib/server/runtime/call-record";
import { CallRuntime } from "@/lib/server/runtime/call-runtime";
import { answerVoice } from "@/lib/server/runtime/node-adapter";
import { menuRing } from "../menu-ring";
import { account, publicUrl } from "./account";

/**
 * The whole call path, from socket to TwiML, over stores that agree to everything and keep nothing: what signature,
 * engine, timeline and TwiML cost by themselves. Calls live in the runtime's own cache of warm sessions.
 */
const document = menuRing(10);
const calls: CallStore = {
  load: async () => undefined,
  loadBySid: async () => undefined,
  create: async () => true,
  update: async () => true,
  claim: async () => true,
  reply: async () => null,
  latestReply: async () => null,
  waitingIn: async () => [],
  callsOf: async () => ({}),
  answeredWaits: async () => [],
};
const installation: InstallationStore = {
  assignment: async () => ({ flowId: "bench", flowVersionId: "bench-1", flowVersion: 1 }),
  flowDocument: async () => document,
  boundNames: async () => [],
  audioTake: async () => null,
};
const crm: CrmConnector = {
  findByPhone: async () => ({ ok: true, value: null }),
  findByIdNumber: async () => ({ ok: true, value: null }),
  changeCustomer: async () => ({ ok: false, error: "unavailable" }),
  listInvoices: async () => ({ ok: true, value: [] }),
  openTicket: async () => ({ ok: false, error: "unavailable" }),
  verifyPin: async () => ({ ok: false, error: "unavailable" }),
  write: async () => ({ ok: true, value: null }),
};
const log = { warn: console.error, error: console.error };
const lines = [{ name: "twilio", ...account, carrier: null as never }];
const runtime = new CallRuntime(
  { publicUrl, calls, installation, engine, crm, lines, log },
  null as unknown as BlobStore,
);

const { server } = createHttpServer({
  routes: [{ prefix: "/api/voice/", handler: (...given) => answerVoice(runtime, ...given) }],
  otherwise: (_request, response) => void response.writeHead(404).end(),
  basePath: "",
  log,
});
server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
});
