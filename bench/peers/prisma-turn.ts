import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parse } from "node:querystring";
import { PrismaPg } from "@prisma/adapter-pg";
import { verifySignature } from "@/lib/carrier/twilio/signature";
import type { CallSession } from "@/lib/engine/session";
import { engine } from "@/lib/nodes/engine";
import { PrismaClient } from "@/lib/server/db/generated/client";
import { callUrls } from "@/lib/twiml/call-urls";
import { formToEvent } from "@/lib/twiml/form-to-event";
import { renderTwiml } from "@/lib/twiml/render-twiml";
import { menuRing } from "../menu-ring";

/**
 * Our own turn with the same guarantees, its reads and writes in a Prisma 7 transaction, as
 * prisma.io/docs/orm/prisma-client/queries/transactions tells.
 */
const [, , token = "", publicUrl = "", databaseUrl = ""] = process.argv;
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 10 }) });
const flow = menuRing(10);
const bindings = { audio: new Map(), destinations: new Map(), agents: new Map(), departments: new Map() };

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on("end", async () => {
    try {
      const twiml = await turn(request.url ?? "", body, String(request.headers["x-twilio-signature"] ?? ""));
      response.writeHead(twiml === null ? 403 : 200, { "content-type": "text/xml" }).end(twiml ?? "");
    } catch {
      response.writeHead(500).end();
    }
  });
});

async function turn(path: string, body: string, signature: string): Promise<string | null> {
  const form = parse(body) as Record<string, string>;
  if (!verifySignature({ authToken: token, signature, url: publicUrl + path, body: { params: form } })) return null;
  const callId = form.CallSid as string;
  const key = new URL(publicUrl + path).searchParams.get("n") ?? "incoming";
  const atMs = Date.now();
  return prisma.$transaction(async (store) => {
    const answered = await store.callReply.findUnique({ where: { callId_key: { callId, key } } });
    if (answered?.twiml) return answered.twiml;
    const row = await store.callSession.findUnique({ where: { callId } });
    const made = row ? next(row.session as unknown as CallSession, form, atMs) : begin(callId, form, atMs);
    const twiml = renderTwiml(made.effects, callUrls(publicUrl, callId, made.session.turn), bindings).documents[0];
    const stored = { session: made.session as object, state: "inFlow", updatedAt: new Date(atMs) };
    if (row) {
      const { count } = await store.callSession.updateMany({
        where: { callId, revision: row.revision },
        data: { ...stored, revision: row.revision + 1, eventCount: row.eventCount + 1 },
      });
      if (count !== 1) throw new Error("somebody else moved the call");
    } else {
      await store.callSession.create({
        data: {
          ...stored,
          callId,
          carrier: "twilio",
          callSid: callId,
          callerNumber: form.From as string,
          dialledNumber: form.To as string,
          revision: 1,
          eventCount: 1,
          startedAt: new Date(atMs),
        },
      });
    }
    const seq = (row?.eventCount ?? 0) + 1;
    const data = { turn: made.session.turn, steps: made.steps, effects: made.effects, twiml: [twiml] } as object;
    await store.callEvent.create({
      data: { callId, seq, at: new Date(atMs), type: "digitsPressed", nodeId: made.session.nodeId, data },
    });
    await store.callReply.create({ data: { callId, key, status: "done", twiml } });
    return twiml;
  });
}

function begin(callId: string, form: Record<string, string>, atMs: number) {
  const started = engine.start(flow, { callId, from: form.From as string, to: form.To as string, atMs });
  return engine.resume(flow, started.session, { type: "customerNotFound", at: atMs });
}

function next(session: CallSession, form: Record<string, string>, atMs: number) {
  const event = formToEvent(form, session.wait, atMs);
  if (!event) throw new Error("the form says nothing that this call waits for");
  return engine.resume(flow, session, event);
}

server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
});
