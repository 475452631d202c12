import type { Carrier } from "@/lib/carrier/port";

/** One account at a carrier whose webhooks we answer. Several may be in use at once, each with its own token. */
export interface CarrierLine {
  /** twilio | virtual: the word in `phone_number.carrier` and `call_session.carrier`. */
  name: string;
  accountSid: string;
  /** What its webhooks are signed with. */
  authToken: string;
  carrier: Carrier;
}
