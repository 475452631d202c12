import type { CarrierForm } from "@/lib/twiml/form-to-event";
import { noticeTwiml } from "@/lib/twiml/spoken-notice";
import { retriedFields } from "./turn";

/** Tries again this often, this long apart: together longer than the outages that the tests hold. */
const triesAtMost = 8;
const secondsApart = 5;

/**
 * What a caller hears when an answer could not be made: to hold on, and then the same webhook again, so that a short
 * outage is a wait and not the end of the call. Needs no database. Keys that were pressed are not carried along: the
 * address is in the carrier's log, and the caller is simply asked again.
 *
 * @param url the webhook's own address, absolute
 */
export function holdOn(url: string, form: CarrierForm): string {
  const again = new URL(url);
  const tries = Number(again.searchParams.get("r") ?? 0) + 1;
  if (!Number.isInteger(tries) || tries > triesAtMost) return noticeTwiml("outOfOrder", "en");
  again.searchParams.set("r", String(tries));
  for (const name of retriedFields) {
    const value = form[name];
    if (value !== undefined && value.length <= 64) again.searchParams.set(name, value);
  }
  return noticeTwiml("holdOn", "en", { url: again.href, afterSeconds: secondsApart });
}

/** The number's fallback address: the carrier could not use our answer to `ErrorUrl`. Needs no database either. */
export function fallback(form: CarrierForm, publicUrl: string): string {
  const { ErrorUrl: url = "", ErrorCode: code = "" } = form;
  // Of 11200 to 11299 a second try may come out better; TwiML that is wrong stays wrong.
  const ours = url.startsWith(`${publicUrl}/api/voice/`) && URL.canParse(url);
  return ours && /^112\d\d$/.test(code) ? holdOn(url, {}) : noticeTwiml("outOfOrder", "en");
}
