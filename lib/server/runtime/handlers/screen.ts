import { emptyTwiml, hangUpTwiml } from "@/lib/twiml/spoken-notice";
import type { VoiceHandler } from "./handler";
import { markConnected, statusRow } from "./status";

/** Heard by whoever answers a dialled leg, who is connected when it has been said; the leg's status tells of that. */
export const whisper: VoiceHandler = async (steps, { query, line }, callId) => {
  const loaded = await steps.store.load(callId, `whisper:${query.n ?? ""}`);
  return loaded?.call.carrier === line.name ? (loaded.reply?.twiml ?? emptyTwiml) : emptyTwiml;
};

/** Heard by whoever answers a dialled leg. Pressing 1 takes the call; a voicemail presses nothing. */
export const screen: VoiceHandler = async (steps, { form, query, line }, callId) => {
  const loaded = await steps.store.load(callId, `screen:${query.n ?? ""}`);
  if (!loaded?.reply?.twiml || loaded.call.carrier !== line.name) return hangUpTwiml;
  if (query.answer === undefined) return loaded.reply.twiml;
  if (form.Digits !== "1") return hangUpTwiml;
  await markConnected(steps, loaded.call, query.n, statusRow(steps, "accepted", form.CallSid ?? null));
  return emptyTwiml;
};
