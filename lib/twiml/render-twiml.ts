import VoiceResponse from "twilio/lib/twiml/VoiceResponse";
import {
  type DialEffect,
  type Effect,
  type GatherEffect,
  isCallerFacing,
  isHandOver,
  isSpoken,
  type SpokenEffect,
} from "@/lib/engine/effect";
import { limits } from "@/lib/flow/limits";
import type { CallUrls } from "./call-urls";
import { cleanText, splitText } from "./clean-text";
import { listeningLanguage } from "./listening";
import { isVoiceName, substituteVoice, voiceFor } from "./voices";

/** What an installation binds to the names in a flow. */
export interface TwimlBindings {
  /** Audio prompt name → its opaque id. */
  audio: ReadonlyMap<string, string>;
  /** Destination name → E.164 numbers. */
  destinations: ReadonlyMap<string, readonly string[]>;
  /** Agent's name → E.164 number; absent: cannot be rung. */
  agents: ReadonlyMap<string, string>;
  /** Department's name → E.164 numbers of its own, besides its agents'. */
  departments: ReadonlyMap<string, readonly string[]>;
}

export interface RenderedTurn {
  /** The answer to the webhook, then its continuations (`urls.part(1)`, …) when one document would be too long. */
  documents: [string, ...string[]];
  /** What the one who answers a Dial hears and has to accept by a key; null when this turn rings nobody or asks nobody. */
  screen: string | null;
  /** What the one who answers a Dial hears before being connected; null when there is nothing. */
  whisper: string | null;
}

/** Twilio refuses more than 65,536 bytes (error 11750). */
export const documentBytes = 64_000;
/** Twilio's `<Say>` takes 4,096 characters. */
const sayCharacters = 4_000;
/** One Dial rings ten at most. */
const nounsPerDial = limits.rungTogether;

/**
 * The TwiML for what a turn has for its caller. It always ends in a wait for the carrier or in a hang-up, whatever
 * the effects are; server-side effects have no part in it.
 */
export function renderTwiml(effects: readonly Effect[], urls: CallUrls, bindings: TwimlBindings): RenderedTurn {
  const facing = effects.filter(isCallerFacing);
  const handOverAt = facing.findIndex(isHandOver);
  const before = (handOverAt < 0 ? facing : facing.slice(0, handOverAt)).filter(isSpoken);
  const last = handOverAt < 0 ? ({ type: "hangUp" } as const) : facing[handOverAt];
  const parts: Part[] = before.flatMap((effect) => spokenParts(effect, urls, bindings));

  const { screenPrompt = null, whisper = null } = last?.type === "dial" ? last : {};
  const end = isHandOver(last as Effect) ? handOverPart(last as HandOver, parts, urls, bindings) : hangUp;
  return {
    documents: paginate(parts, end, urls),
    screen: screenPrompt && renderScreen(screenPrompt, urls, bindings),
    whisper: whisper && documentOf(whisper.flatMap((effect) => spokenParts(effect, urls, bindings))),
  };
}

/**
 * What a caller hears while we wait for a slow service: the turn's words so far, a notice, then the question whether the
 * answer is there.
 */
export function renderInterim(
  effects: readonly Effect[],
  notice: SpokenEffect,
  urls: CallUrls,
  bindings: TwimlBindings,
): string {
  const parts: Part[] = [...effects.filter(isSpoken), notice].flatMap((effect) => spokenParts(effect, urls, bindings));
  return documentOf([...parts, (response) => response.redirect({ method: "POST" }, urls.turn)]);
}

type HandOver = Extract<
  Effect,
  { type: "gather" | "record" | "dial" | "enqueue" | "keepWaiting" | "leave" | "hangUp" }
>;
type SpeechParent = Pick<VoiceResponse, "say" | "play" | "pause">;

/** A piece of a document that is never divided. */
type Part = (response: VoiceResponse) => void;
type SpokenPart = (parent: SpeechParent) => void;

const hangUp: Part = (response) => {
  response.hangup();
};

function spokenParts(effect: SpokenEffect, urls: CallUrls, bindings: TwimlBindings): SpokenPart[] {
  switch (effect.type) {
    case "say":
      return sayParts(effect);
    case "play": {
      const url = audioUrl(effect.source, urls, bindings);
      return url === null
        ? []
        : [(parent) => parent.play(effect.loop === undefined ? {} : { loop: within(effect.loop, 0, 1_000) }, url)];
    }
    case "pause":
      return [(parent) => parent.pause({ length: within(effect.seconds, 1, 3_600) })];
  }
}

function sayParts(effect: Extract<SpokenEffect, { type: "say" }>): SpokenPart[] {
  const given = effect.voice !== undefined && isVoiceName(effect.voice) ? effect.voice : undefined;
  const spokenBy = voiceFor(effect.language) ?? substituteVoice(effect.language);
  const voice = given ?? spokenBy.voice;
  const attributes = { language: spokenBy.language, ...(voice ? { voice } : {}) } as VoiceResponse.SayAttributes;
  return splitText(cleanText(effect.text), sayCharacters).map((text) => (parent) => parent.say(attributes, text));
}

/** Named audio of this installation, or an https address as it is; null when there is nothing to play. */
function audioUrl(source: string, urls: CallUrls, bindings: TwimlBindings): string | null {
  if (source.startsWith("https://")) return URL.canParse(source) ? new URL(source).href : null;
  const id = bindings.audio.get(source);
  return id === undefined ? null : urls.audio(id);
}

/** The verb that hands the call over; may add to `spoken` what has to be said before it. */
function handOverPart(effect: HandOver, spoken: Part[], urls: CallUrls, bindings: TwimlBindings): Part {
  switch (effect.type) {
    case "gather":
      return gatherPart(effect, spoken, urls, bindings);
    case "record":
      return recordPart(effect, urls);
    case "dial":
      return dialPart(effect, urls, bindings);
    case "enqueue":
      return (response) =>
        response.enqueue(
          { action: urls.queueLeft, method: "POST", waitUrl: urls.queueWait, waitUrlMethod: "POST" },
          cleanText(effect.name).slice(0, 64) || "queue",
        );
    case "keepWaiting":
      // A wait document that says nothing would be asked for again at once, for ever.
      if (spoken.length === 0) spoken.push((response) => response.pause({ length: 10 }));
      return (response) => response.redirect({ method: "POST" }, urls.queueWait);
    case "leave":
      return (response) => response.leave();
    case "hangUp":
      return hangUp;
  }
}

function gatherPart(effect: GatherEffect, spoken: Part[], urls: CallUrls, bindings: TwimlBindings): Part {
  const language = listeningLanguage(effect.language);
  const speech = effect.input.includes("speech") && !effect.secret && language !== null;
  const keys = effect.input.includes("dtmf") || effect.secret || !speech;
  const attributes: VoiceResponse.GatherAttributes = {
    input: speech ? (keys ? ["dtmf", "speech"] : ["speech"]) : ["dtmf"],
    action: urls.turn,
    method: "POST",
    actionOnEmptyResult: true,
    timeout: within(effect.timeoutSeconds, 1, 600),
    finishOnKey: /^[0-9#*]$/.test(effect.finishOnKey) ? effect.finishOnKey : "",
  };
  if (effect.numDigits !== undefined) attributes.numDigits = within(effect.numDigits, 1, 1_000);
  if (speech) {
    attributes.language = language as VoiceResponse.GatherAttributes["language"];
    attributes.speechTimeout =
      effect.speechTimeoutSeconds === undefined ? "auto" : String(within(effect.speechTimeoutSeconds, 1, 60));
    const hints = effect.hints
      .map((hint) => cleanText(hint.replaceAll(",", " ")).slice(0, 100))
      .filter((hint) => hint !== "");
    if (hints.length > 0) attributes.hints = hints.slice(0, 500).join(",");
  }
  let prompts = effect.prompts.flatMap((prompt) => spokenParts(prompt, urls, bindings));
  // What cannot be interrupted is spoken first; so is what would make the Gather itself too long to divide.
  if (!effect.bargeIn || bytesOf([gatherWith(attributes, prompts)]) > documentBytes) {
    spoken.push(...prompts);
    prompts = [];
  }
  return gatherWith(attributes, prompts);
}

function gatherWith(attributes: VoiceResponse.GatherAttributes, prompts: SpokenPart[]): Part {
  return (response) => {
    const gather = response.gather(attributes);
    for (const add of prompts) add(gather);
  };
}

function recordPart(effect: Extract<HandOver, { type: "record" }>, urls: CallUrls): Part {
  return (response) => {
    response.record({
      action: urls.turn,
      method: "POST",
      maxLength: within(effect.maxSeconds, 1, 14_400),
      timeout: within(effect.silenceSeconds, 1, 600),
      finishOnKey: /^[0-9#*]{1,12}$/.test(effect.finishOnKey) ? effect.finishOnKey : "",
      playBeep: effect.beep,
      recordingStatusCallback: urls.recording("voicemail"),
      recordingStatusCallbackMethod: "POST",
      recordingStatusCallbackEvent: ["completed", "absent"],
    });
    // An empty recording calls no action: the carrier goes on to the next verb.
    response.redirect({ method: "POST" }, urls.turn);
  };
}

/** When nobody can be rung the call goes on at once: an action without a DialCallStatus is a failed dial. */
function dialPart(effect: DialEffect, urls: CallUrls, bindings: TwimlBindings): Part {
  const numbers = numbersOf(effect, bindings);
  if (numbers.length === 0) return (response) => response.redirect({ method: "POST" }, urls.turn);
  const callerId = effect.callerId !== undefined && isE164(effect.callerId) ? { callerId: effect.callerId } : {};
  return (response) => {
    const dial = response.dial({
      action: urls.turn,
      method: "POST",
      timeout: within(effect.ringSeconds, 5, 600),
      answerOnBridge: true,
      ...callerId,
      ...(effect.record
        ? {
            record: "record-from-answer-dual",
            recordingStatusCallback: urls.recording("call"),
            recordingStatusCallbackMethod: "POST",
          }
        : {}),
    });
    for (const number of numbers) {
      dial.number(
        {
          statusCallback: urls.leg,
          statusCallbackMethod: "POST",
          statusCallbackEvent: ["ringing", "answered", "completed"],
          ...answeringDocument(effect, urls),
        },
        number,
      );
    }
  };
}

function answeringDocument({ screenPrompt, whisper }: DialEffect, urls: CallUrls): VoiceResponse.NumberAttributes {
  if (screenPrompt !== undefined) return { url: urls.screen, method: "POST" };
  return whisper === undefined ? {} : { url: urls.whisper, method: "POST" };
}

function numbersOf(effect: DialEffect, bindings: TwimlBindings): string[] {
  const all = effect.targets.flatMap((target) => {
    if ("number" in target) return [target.number];
    if ("agent" in target) return bindings.agents.get(target.agent) ?? [];
    const names = "destination" in target ? bindings.destinations : bindings.departments;
    return names.get("destination" in target ? target.destination : target.department) ?? [];
  });
  return [...new Set(all)].filter(isE164).slice(0, nounsPerDial);
}

const isE164 = (number: string) => /^\+[1-9]\d{1,14}$/.test(number);

/** Whoever answers hears the prompt and presses a key to take the call: a mobile's voicemail cannot. */
function renderScreen(prompts: readonly SpokenEffect[], urls: CallUrls, bindings: TwimlBindings): string {
  const response = new VoiceResponse();
  const gather = response.gather({
    input: ["dtmf"],
    action: urls.screenAnswer,
    method: "POST",
    numDigits: 1,
    timeout: 10,
    finishOnKey: "",
  });
  for (const prompt of prompts) for (const add of spokenParts(prompt, urls, bindings)) add(gather);
  response.hangup();
  return response.toString();
}

/** As many documents as are needed, each within the carrier's limit and leading to the next. */
function paginate(parts: Part[], end: Part, urls: CallUrls): [string, ...string[]] {
  const whole = documentOf([...parts, end]);
  if (Buffer.byteLength(whole) <= documentBytes) return [whole];
  const pages: Part[][] = [[]];
  let size = 0;
  for (const part of [...parts, end]) {
    const bytes = bytesOf([part]);
    if (size + bytes > documentBytes - 1_000 && size > 0) {
      pages.push([]);
      size = 0;
    }
    pages.at(-1)?.push(part);
    size += bytes;
  }
  const documents = pages.map((page, index) =>
    documentOf(
      index === pages.length - 1
        ? page
        : [...page, (response) => response.redirect({ method: "POST" }, urls.part(index + 1))],
    ),
  );
  return documents as [string, ...string[]];
}

function documentOf(parts: readonly Part[]): string {
  const response = new VoiceResponse();
  for (const add of parts) add(response);
  return response.toString();
}

const bytesOf = (parts: readonly Part[]) => Buffer.byteLength(documentOf(parts));

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(Number.isFinite(value) ? value : low)));
}
