import type { RequestListener } from "node:http";
import { describe, expect, it } from "vitest";
import type { CallEvent } from "@/lib/engine/event";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import { engine } from "@/lib/nodes/engine";
import { askService } from "@/lib/server/runtime/ask-service";
import { crmServices } from "@/lib/server/runtime/crm-services";
import { node, say, testFlow } from "@/lib/server/runtime/testing/test-flows";
import { makeTurns } from "@/lib/server/runtime/turn-work";
import type { CrmConnector } from "./port";
import { createRestCrm } from "./rest";
import { crmAgainst, facts, failingCrms, json } from "./test-rest-crm";

const invoice = {
  id: "i1",
  customerId: "c1",
  number: "2026-001",
  amountMinor: 4_990,
  currency: "EUR",
  status: "open",
  issuedAt: "2026-01-01T00:00:00Z",
  dueAt: "2026-01-15T00:00:00Z",
};

/** What a call asks of the CRM on its way, beside look-up and PIN: the node, and a good answer. */
const questions: Record<string, { node: FlowNode; answer: RequestListener; asks: string }> = {
  crmLookup: {
    node: node("crmLookup", { value: "100200" }, { found: "good", notFound: "neither", failed: "failed" }),
    answer: json(200, { customer: facts }),
    asks: "GET /api/crm/customers/by-id-number/100200",
  },
  crmUpdate: {
    node: node(
      "crmUpdate",
      { changes: [{ field: "email", name: "", value: "maria@example.com" }] },
      { updated: "good", unknown: "neither", failed: "failed" },
    ),
    answer: json(200, { ...facts, email: "maria@example.com" }),
    asks: "PATCH /api/crm/customers/c1",
  },
  invoices: {
    node: node("invoices", {}, { told: "good", none: "neither", failed: "failed" }),
    answer: json(200, { items: [invoice] }),
    asks: "GET /api/crm/customers/c1/invoices?limit=50",
  },
  openTicket: {
    node: node("openTicket", {}, { opened: "good", noted: "neither", failed: "failed" }),
    answer: json(201, { id: "t1", number: 7 }),
    asks: "POST /api/crm/customers/c1/tickets",
  },
};

const flowOf = (asking: FlowNode): FlowDocument =>
  testFlow({
    choose: node(
      "menu",
      { prompt: say("Press 1."), choices: [{ id: "go", label: "Go", key: "1" }] },
      { go: "ask", invalid: "neither", noInput: "neither" },
    ),
    ask: asking,
    good: node("hangUp", { prompt: say("It went well.") }),
    neither: node("hangUp", { prompt: say("There is nothing.") }),
    failed: node("hangUp", { prompt: say("It failed.") }),
  });

/** A caller who has proved who they are presses 1, and the node asks. @returns where the flow went, and what it was told */
async function call(asking: FlowNode, crm: CrmConnector, patienceMs: number) {
  const flow = flowOf(asking);
  const began = engine.start(flow, { callId: "call", from: "anonymous", to: "+15550100001", atMs: Date.now() });
  const session = { ...began.session, customer: customerOf(), authenticated: true };
  const event: CallEvent = { type: "digitsPressed", at: Date.now(), digits: "1" };
  const answers: CallEvent[] = [];
  for (;;) {
    const { question, rows } = makeTurns(engine, flow, { session, event }, answers);
    if (question === null) {
      const steps = rows.flatMap(({ data }) => ("steps" in data ? data.steps : []));
      return { went: steps.at(-1)?.nodeId, answer: answers.at(-1) };
    }
    const request = { callId: "call", attemptKey: question.attemptKey, deadlineMs: Date.now() + patienceMs };
    answers.push(await askService(question.effect, crmServices(crm), { ...request, now: Date.now }));
  }
}

const customerOf = () => ({ ...facts, email: null, openTickets: 0, openInvoices: 0, attributes: {} });

describe.each(Object.entries(questions))("the %s node", (_, { node: asking, answer, asks }) => {
  it("goes on by its good exit when the CRM answers", async () => {
    const { crm, seen } = await crmAgainst(answer);
    expect((await call(asking, crm, 2_000)).went).toBe("good");
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([asks]);
  });

  it.each(Object.entries(failingCrms))(
    "fault 12: goes on by its failure exit, in time, when a CRM %s",
    async (_, trouble) => {
      const { crm, seen } = await crmAgainst(trouble.answer);
      // What is heard at once has time on a busy machine; what hangs need not hang long.
      const patienceMs = trouble.failure === "timeout" ? 300 : 3_000;
      const start = performance.now();
      const { went, answer } = await call(asking, crm, patienceMs);
      expect(performance.now() - start).toBeLessThan(patienceMs + 1_000);
      expect(answer).toMatchObject({ type: "serviceFailed", reason: trouble.failure });
      expect(went).toBe("failed");
      // What is sent twice is the same request under the same key.
      expect(
        new Set(
          seen.map(({ method, url, headers, body }) => JSON.stringify([method, url, headers["idempotency-key"], body])),
        ).size,
      ).toBe(1);
    },
  );

  it("fault 12: goes on by its failure exit when nobody listens", async () => {
    const crm = createRestCrm({ baseUrl: "http://127.0.0.1:1" });
    const { went, answer } = await call(asking, crm, 1_000);
    await crm.close();
    expect(answer).toMatchObject({ type: "serviceFailed", reason: "unavailable" });
    expect(went).toBe("failed");
  });
});
