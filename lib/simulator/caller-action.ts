import { z } from "zod";

/** What the CRM answers when a PIN is checked. */
export const pinAnswers = ["verified", "rejected", "locked", "timeout", "unavailable", "badAnswer"] as const;

const seconds = z.number().min(0).max(86_400);

/**
 * What a person on the phone does next, or what happens to them: everything a golden call's steps can say. Each can be
 * played against the pure engine and, by a virtual carrier, against a running server.
 */
export const callerActionSchema = z.union([
  /** Keys, as pressed: `"2"`, or `"1042"` for a number ended by `#` or a pause. */
  z.strictObject({ press: z.string().regex(/^[0-9*#]{1,64}$/) }),
  z.strictObject({ speak: z.string().max(1_000) }),
  z.strictObject({ staySilent: z.literal(true) }),
  /** How many digits were typed, never which, and what the CRM makes of them. */
  z.strictObject({ enterSecret: z.number().int().min(1).max(32), crm: z.enum(pinAnswers) }),
  /** Keeps waiting in the queue; ends early when the caller is taken out of it. */
  z.strictObject({ waitSeconds: seconds }),
  /** An agent takes the waiting caller and they talk. */
  z.strictObject({ agentAnswers: z.strictObject({ talkSeconds: seconds }) }),
  /** What the one who is rung does; `talkSeconds` when they answer. */
  z.strictObject({ callee: z.enum(["answered", "busy", "noAnswer", "failed"]), talkSeconds: seconds.optional() }),
  /** Speaks after the beep; 0: says nothing. */
  z.strictObject({ leaveMessage: seconds }),
  z.strictObject({ hangUp: z.literal(true) }),
]);

export type CallerAction = z.infer<typeof callerActionSchema>;

/** An action in words, for transcripts and complaints. */
export function describeAction(action: CallerAction): string {
  if ("press" in action) return `presses ${action.press}`;
  if ("speak" in action) return `says "${action.speak}"`;
  if ("staySilent" in action) return "stays silent";
  if ("enterSecret" in action) return `types a PIN of ${action.enterSecret} digits (${action.crm})`;
  if ("waitSeconds" in action) return `waits ${action.waitSeconds} s`;
  if ("agentAnswers" in action) return `talks to an agent for ${action.agentAnswers.talkSeconds} s`;
  if ("callee" in action) return `is put through: ${action.callee}`;
  if ("leaveMessage" in action)
    return action.leaveMessage > 0 ? `leaves a message of ${action.leaveMessage} s` : "says nothing";
  return "hangs up";
}
