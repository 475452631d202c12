import { DateTime } from "luxon";
import type { Effect, SpokenEffect } from "@/lib/engine/effect";
import { shownText } from "@/lib/engine/secret-text";

/** One line of what goes on in a call. `heard` lines are what the caller hears, `done` lines what the flow does. */
export interface TranscriptLine {
  kind: "heard" | "done";
  text: string;
  language?: string;
}

/** Effects as a person would tell them; a new effect does not compile until it has its words here. */
export function transcript(effects: readonly Effect[]): TranscriptLine[] {
  return effects.flatMap(linesOf);
}

/** What the caller hears in these effects, one utterance each. */
export const heard = (effects: readonly Effect[]): string[] =>
  transcript(effects).flatMap(({ kind, text }) => (kind === "heard" ? [text] : []));

function linesOf(effect: Effect): TranscriptLine[] {
  switch (effect.type) {
    case "say":
    case "play":
      return [spoken(effect)];
    case "pause":
      return [];
    case "gather":
      return [
        ...effect.prompts.filter((prompt) => prompt.type !== "pause").map(spoken),
        done(
          effect.secret
            ? "listens for a secret"
            : `listens for ${effect.input.map((way) => (way === "dtmf" ? "keys" : way)).join(" or ")}`,
        ),
      ];
    case "record":
      return [done(`records up to ${effect.maxSeconds} s`)];
    case "dial":
      return [done(`rings ${effect.targets.flatMap((target) => Object.values(target)).join(", ")}`)];
    case "enqueue":
      return [done(`puts the caller into the queue ${effect.name}`)];
    case "keepWaiting":
      return [];
    case "leave":
      return [done("takes the caller out of the queue")];
    case "hangUp":
      return [done("hangs up")];
    case "lookUpCustomer":
      return [done("looks up the caller")];
    case "verifyPin":
      return [done(`has the PIN of ${effect.idNumber} checked`)];
    case "findCustomer":
      return [done(`looks up the customer ${effect.idNumber}`)];
    case "updateCustomer":
      return [done(`changes the customer's ${Object.keys(effect.fields).join(", ")}`)];
    case "listInvoices":
      return [done("looks up the customer's invoices")];
    case "createTicket":
      return [done(`opens a ticket: ${effect.subject}`)];
    case "findSlots":
      return [done(`looks for free times of ${effect.calendar}`)];
    case "bookSlot":
      return [done(`books ${time(effect.startsAtMs)} with ${effect.calendar}`)];
    case "readFacts":
      return [];
    case "sendHttpRequest":
      return [done(`asks a web service: ${effect.method} ${shownText(effect.url)}`)];
    case "routeCall":
      return [];
    case "changeRecording":
      return [done(`recording: ${effect.action}`)];
    case "addInteraction":
      return [
        done(
          `${effect.kind === "note" ? "notes" : "writes up"}${effect.disposition ? ` (${effect.disposition})` : ""}: ${effect.summary}`,
        ),
      ];
    case "createTask":
      return [done(`makes a task: ${effect.title}`)];
    case "openTicket":
      return [done(`opens a ticket: ${effect.subject}`)];
    case "keepVoicemail":
      return [done(`keeps a message of ${effect.durationSeconds} s`)];
    case "sendMessage":
      return [done(`sends ${effect.channel === "sms" ? "a text message" : "an e-mail"} to ${effect.to}`)];
    case "requestCallback":
      return [done(`has ${effect.number} called back from ${time(effect.dueAtMs)}`)];
    case "keepConsent":
      return [done(`keeps consent ${effect.given ? "given" : "refused"}: ${effect.channels.join(", ")}`)];
    case "keepSurveyAnswer":
      return [done(`keeps an answer to "${effect.question}": ${effect.score ?? effect.text ?? ""}`)];
    default:
      return effect satisfies never;
  }
}

/** Unix milliseconds in ISO 8601, UTC. */
const time = (atMs: number) => DateTime.fromMillis(atMs, { zone: "utc" }).toISO();

const done = (text: string): TranscriptLine => ({ kind: "done", text });

function spoken(effect: SpokenEffect): TranscriptLine {
  if (effect.type === "say") return { kind: "heard", text: effect.text, language: effect.language };
  return { kind: "heard", text: effect.type === "play" ? `[${effect.source}]` : "" };
}
