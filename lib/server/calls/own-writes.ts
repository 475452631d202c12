import type { OwnWrite } from "@/lib/engine/effect";
import type { CallwrightApp } from "@/lib/server/app";
import { keepConsent } from "@/lib/server/calls/keep-consent";
import { keepSurveyAnswer } from "@/lib/server/calls/keep-survey-answer";
import { requestCallback } from "@/lib/server/calls/request-callback";
import { sendMessage } from "@/lib/server/messages/send-message";
import { err, ok, type Result } from "@/lib/util/result";

/** `key` is `callId:turn:n`: what was written under it is not written again. `atMs` is when the call asked for it. */
export interface OwnWriteContext {
  app: CallwrightApp;
  callId: string;
  atMs: number;
  key: string;
}

/** Throws when it should be tried again. */
export type Writer<T extends OwnWrite["type"]> = (
  effect: Extract<OwnWrite, { type: T }>,
  context: OwnWriteContext,
) => Promise<void>;

/** Who writes what we keep ourselves; each in a file of its own. */
const writers: { [T in OwnWrite["type"]]: Writer<T> } = {
  requestCallback,
  keepConsent,
  keepSurveyAnswer,
  sendMessage,
};

/** @returns the words of what went wrong when it should be tried again; never throws */
export async function performOwnWrite(effect: OwnWrite, context: OwnWriteContext): Promise<Result<null, string>> {
  const write = writers[effect.type] as (effect: OwnWrite, context: OwnWriteContext) => Promise<void>;
  try {
    await write(effect, context);
    return ok(null);
  } catch (error) {
    // Prisma's first lines quote what was to be written, its last one says what is wrong.
    return err(error instanceof Error ? (error.message.split("\n").at(-1) ?? error.name) : "it failed");
  }
}
