import { type CallerInput, Ear } from "../ear";
import type { InputWanted } from "../events";
import { actionRequest, isTrue, type Outcome, type Run } from "../run";
import type { TwimlElement } from "../twiml/document";
import { makeSound } from "./sound";

/**
 * Collects keys or speech (twilio.com/docs/voice/twiml/gather). The time-out starts when the nested prompts are over and again with
 * each key. Nothing heard: the next verb, or the action with empty Digits when `actionOnEmptyResult`.
 */
export async function gather(run: Run, element: TwimlElement): Promise<Outcome | null> {
  const { call } = run;
  const wanted = inputWanted(run, element);
  const ear = new Ear();
  try {
    if (wanted.bargeIn) call.ear = ear;
    call.emit({ type: "listening", ...wanted });
    const interrupted = await prompts(run, element, wanted.bargeIn ? ear : null);
    call.ear = ear;
    if (!interrupted) {
      call.emit({ type: "waitingForInput", ...wanted });
      const step = call.nextStep();
      if (step) call.perform(step);
    }
    return answer(run, element, wanted, await collect(run, ear, wanted));
  } finally {
    call.ear = null;
    for (const lost of ear.heard)
      if (lost.kind !== "silence") call.emit({ type: "inputIgnored", what: lost.kind === "key" ? "keys" : "speech" });
  }
}

function inputWanted(run: Run, element: TwimlElement): InputWanted {
  const {
    input = "dtmf",
    numDigits,
    finishOnKey = "#",
    timeout = "5",
    language = "en-US",
    hints = "",
    speechTimeout,
  } = element.attributes;
  return {
    input: (["dtmf", "speech"] as const).filter((kind) => input.split(" ").includes(kind)),
    numDigits: numDigits === undefined ? null : Number(numDigits),
    finishOnKey,
    timeoutSeconds: Number(timeout),
    speechTimeout: speechTimeout ?? null,
    language,
    hints: hints === "" ? [] : hints.split(",").map((hint) => hint.trim()),
    bargeIn: isTrue(element.attributes.bargeIn, true),
    whileQueued: run.document.context === "queueWait",
  };
}

async function prompts(run: Run, element: TwimlElement, ear: Ear | null): Promise<boolean> {
  for (const child of element.children) {
    if ((await makeSound(run, child, ear)) === "bargeIn") return true;
  }
  return false;
}

type Collected =
  | { kind: "digits"; digits: string; finishedOnKey: string }
  | { kind: "speech"; text: string; confidence: number }
  | { kind: "nothing"; finishedOnKey: string };

async function collect(run: Run, ear: Ear, wanted: InputWanted): Promise<Collected> {
  const { call, exchange } = run;
  let digits = "";
  for (;;) {
    const input: CallerInput = await call.nextInput(
      ear,
      wanted.timeoutSeconds * 1000,
      wanted.whileQueued,
      wanted.whileQueued ? exchange.queueFloorMs : 0,
    );
    call.documentsWithoutTime = 0;
    if (input.kind === "speech") {
      if (!wanted.input.includes("speech") || digits !== "") call.emit({ type: "inputIgnored", what: "speech" });
      else return { kind: "speech", text: input.text, confidence: input.confidence };
    } else if (input.kind === "key") {
      if (!wanted.input.includes("dtmf")) {
        call.emit({ type: "inputIgnored", what: "keys" });
      } else if (wanted.finishOnKey !== "" && input.key === wanted.finishOnKey) {
        return digits === ""
          ? { kind: "nothing", finishedOnKey: input.key }
          : { kind: "digits", digits, finishedOnKey: input.key };
      } else {
        digits += input.key;
        if (digits.length === wanted.numDigits) return { kind: "digits", digits, finishedOnKey: "" };
      }
    } else {
      return digits === "" ? { kind: "nothing", finishedOnKey: "" } : { kind: "digits", digits, finishedOnKey: "" };
    }
  }
}

function answer(run: Run, element: TwimlElement, wanted: InputWanted, collected: Collected): Outcome | null {
  const { call } = run;
  call.emit({ type: "inputEnded", result: collected.kind });
  switch (collected.kind) {
    case "digits":
      return next(run, element, {
        msg: "Gather End",
        Digits: collected.digits,
        FinishedOnKey: collected.finishedOnKey,
      });
    case "speech":
      return next(run, element, {
        SpeechResult: collected.text,
        Confidence: String(collected.confidence),
        Language: wanted.language,
      });
    case "nothing":
      if (!isTrue(element.attributes.actionOnEmptyResult, false)) return null;
      return next(run, element, { msg: "Gather End", Digits: "", FinishedOnKey: collected.finishedOnKey });
  }
}

const next = (run: Run, element: TwimlElement, params: Record<string, string>): Outcome => ({
  kind: "next",
  request: actionRequest(run, element, params),
});
