import type { AskingEffect, RouteCallEffect } from "@/lib/engine/effect";
import { type CallEvent, callEventSchema } from "@/lib/engine/event";
import type { JsonObject } from "@/lib/util/json";
import { factsOfWorld } from "./facts-of-world";
import type { VirtualCall } from "./virtual-call";

type Question = Exclude<AskingEffect, { type: "lookUpCustomer" | "verifyPin" }>;

/** What the world's services answer to a question: as the world says, or as if all were well. */
export function serviceAnswer(call: VirtualCall, question: Question): CallEvent {
  const { session, world, turns } = call;
  const at = session.nowMs;
  const said = Object.hasOwn(world.services, question.type) ? world.services[question.type] : undefined;
  const answers = Array.isArray(said) ? said : said === undefined ? [] : [said];
  const asked = turns.filter(({ effects }) => effects.at(-1)?.type === question.type).length;
  const answer = answers[Math.min(asked, answers.length) - 1];
  if (typeof answer === "string") return { type: "serviceFailed", at, reason: answer };
  return callEventSchema.parse({ ...(answer ?? well(question, call)), at });
}

/** The answer when nothing is special: nothing found, nothing booked yet, everything done that was asked for. */
function well(question: Question, { session, world }: VirtualCall): JsonObject {
  const customer = session.customer as JsonObject | null;
  switch (question.type) {
    case "findCustomer":
      return { type: "customerNotFound" };
    case "updateCustomer":
      return customer === null
        ? { type: "serviceFailed", reason: "badAnswer" }
        : { type: "customerUpdated", customer: { ...customer, ...question.fields } };
    case "listInvoices":
      return { type: "invoicesListed", invoices: [] };
    case "createTicket":
      return { type: "ticketOpened", number: "1001" };
    case "findSlots":
      return { type: "slotsFound", slots: [] };
    case "bookSlot":
      return { type: "slotBooked", appointmentId: "simulated" };
    case "readFacts":
      return factsOfWorld(world, question, session.nowMs);
    case "sendHttpRequest":
      return { type: "httpAnswered", status: 200, data: null };
    case "routeCall":
      return { type: "callRouted", rounds: asNamed(question) };
    case "changeRecording":
      return { type: "recordingChanged" };
  }
}

/** As if every name stood for one telephone. */
function asNamed({ targets, order }: RouteCallEffect): JsonObject[] {
  return order === "together" ? [{ targets }] : targets.map((target) => ({ targets: [target] }));
}
