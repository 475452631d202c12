import type { AskingEffect } from "@/lib/engine/effect";
import type { CallEvent } from "@/lib/engine/event";
import type { CrmConnector } from "@/lib/server/crm/port";

/**
 * Performs an effect that has an answer. Never throws; without an answer by `deadlineMs` the call hears of a failed
 * service and goes on through that exit.
 *
 * @param attemptKey `callId:turn:n`, so that a PIN sent again is still one attempt
 */
export async function askService(
  effect: AskingEffect,
  crm: CrmConnector,
  options: { attemptKey: string; deadlineMs: number; now: () => number },
): Promise<CallEvent> {
  const { attemptKey, deadlineMs, now } = options;
  const late = timer(deadlineMs - now());
  try {
    const answer = await Promise.race([ask(effect, crm, attemptKey, deadlineMs), late.passed]);
    if (answer === undefined) return { type: "serviceFailed", at: now(), reason: "timeout" };
    return { ...answer, at: now() };
  } catch {
    // A connector answers with values; one that throws is no answer either. What it threw may quote the PIN.
    return { type: "serviceFailed", at: now(), reason: "unavailable" };
  } finally {
    late.cancel();
  }
}

type Answer = CallEvent extends infer E ? (E extends CallEvent ? Omit<E, "at"> : never) : never;

async function ask(effect: AskingEffect, crm: CrmConnector, attemptKey: string, deadlineMs: number): Promise<Answer> {
  switch (effect.type) {
    case "lookUpCustomer": {
      const found = await crm.findByPhone(effect.phone, deadlineMs);
      if (!found.ok) return { type: "serviceFailed", reason: found.error };
      return found.value === null ? { type: "customerNotFound" } : { type: "customerFound", customer: found.value };
    }
    case "verifyPin": {
      const { idNumber, caller, pin = "" } = effect;
      const checked = await crm.verifyPin({ idNumber, pin, caller, attemptKey }, deadlineMs);
      if (!checked.ok) return { type: "serviceFailed", reason: checked.error };
      const { value } = checked;
      if (value.outcome === "verified") return { type: "pinVerified", customer: value.customer };
      return { type: value.outcome === "locked" ? "pinLocked" : "pinRejected" };
    }
  }
}

export function timer(ms: number): { passed: Promise<undefined>; cancel(): void } {
  let handle: NodeJS.Timeout | undefined;
  const passed = new Promise<undefined>((resolve) => {
    handle = setTimeout(() => resolve(undefined), Math.max(0, ms));
  });
  return { passed, cancel: () => clearTimeout(handle) };
}
