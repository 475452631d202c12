import { describe, expect, it } from "vitest";
import type { AskingEffect } from "@/lib/engine/effect";
import { emptyFlow } from "@/lib/flow/document";
import { hoursDefinitionSchema } from "@/lib/hours/definition";
import { hoursAt } from "@/lib/hours/hours-at";
import { serviceAnswer } from "./service-answer";
import { dialFlow, type VirtualCall } from "./virtual-call";
import { type World, worldSchema } from "./world";

const question = { type: "listInvoices", customerId: "cus-1" } as const;
const invoice = {
  number: "INV-1",
  amountMinor: 4250,
  currency: "EUR",
  status: "open",
  issuedAt: "2026-01-01T00:00:00Z",
  dueAt: "2026-02-01T00:00:00Z",
};

function asked(services: World["services"], times: number): VirtualCall {
  const call = dialFlow(emptyFlow("Test"), worldSchema.parse({ from: "anonymous", services }));
  const [turn] = call.turns;
  const again = Array.from({ length: times }, () => ({ ...turn!, effects: [question] }));
  return { ...call, turns: [turn!, ...again] };
}

describe("what services answer in a simulated call", () => {
  it("as if all were well when the world says nothing", () => {
    expect(serviceAnswer(asked({}, 1), question)).toMatchObject({ type: "invoicesListed", invoices: [] });
    const others: Exclude<AskingEffect, { type: "lookUpCustomer" | "verifyPin" }>[] = [
      { type: "findCustomer", idNumber: "1" },
      { type: "createTicket", customerId: "c", subject: "s", priority: 3 },
      { type: "findSlots", calendar: "c", fromMs: 0, days: 1, limit: 3 },
      { type: "readFacts", queues: [], departments: [], hours: [], callsInDays: [] },
    ];
    expect(others.map((other) => serviceAnswer(asked({}, 1), other).type)).toEqual([
      "customerNotFound",
      "ticketOpened",
      "slotsFound",
      "factsRead",
    ]);
  });

  it("how hours, queues and departments stand: open, unless the world says otherwise", () => {
    const hours = {
      night: "holiday" as const,
      day: { state: "open" as const, periods: ["lunch"] },
      lost: "unknown" as const,
    };
    const world = worldSchema.parse({
      hours,
      queues: { support: { position: 4, longestWaitSeconds: 90 } },
      departments: { service: { agentsAtWork: 2 } },
    });
    const facts = serviceAnswer(
      { ...asked({}, 1), world },
      {
        type: "readFacts",
        queues: ["support", "billing"],
        departments: ["service", "sales"],
        hours: ["office", "night", "day", "lost"],
        callsInDays: [],
      },
    );
    if (facts.type !== "factsRead") throw new Error("nothing was read");
    const standing = Object.entries(facts.hours).map(([name, definition]) => {
      const { state, periods } = hoursAt(hoursDefinitionSchema.parse(definition), facts.at);
      return [name, state, ...periods];
    });
    expect(standing).toEqual([
      ["office", "open"],
      ["night", "holiday"],
      ["day", "open", "lunch"],
    ]);
    expect(facts.queues).toMatchObject({
      support: { waiting: 3, longestWaitSeconds: 90 },
      billing: { waiting: null, longestWaitSeconds: null },
    });
    expect(facts.departments).toEqual({ service: { agentsAtWork: 2 } });
  });

  it("what the world says, in order, the last for ever", () => {
    const services = { listInvoices: ["timeout" as const, { type: "invoicesListed", invoices: [invoice] }] };
    expect(serviceAnswer(asked(services, 1), question)).toMatchObject({ type: "serviceFailed", reason: "timeout" });
    for (const times of [2, 3])
      expect(serviceAnswer(asked(services, times), question)).toMatchObject({ invoices: [invoice] });
  });

  it("a world whose answer is none is refused", () => {
    expect(worldSchema.safeParse({ services: { listInvoices: { type: "invoicesListed" } } }).success).toBe(false);
  });
});
