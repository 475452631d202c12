import type { Carrier, CarrierError, CarrierNumber } from "@/lib/carrier/port";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { notify } from "@/lib/server/flows/notify";
import { err, ok, type Result } from "@/lib/util/result";

export interface Connected {
  number: string;
  /** The flow that it reaches; null when it has none yet. */
  flow: string | null;
  /** As the carrier has it now. */
  carrier: CarrierNumber;
}

export interface ConnectRefusal {
  code: CarrierError["code"] | "no_public_url" | "not_in_account";
  message: string;
}

/**
 * Points a number of a Twilio account at this installation and writes it down. A webhook that fails is asked for twice
 * more, whatever was wrong (`#rc=2&rp=all`, twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
 *
 * What it writes here comes first, so that the first call finds its number; done again, it changes nothing more.
 *
 * @param order `fallbackUrl`: asked when this server fails; its own fallback page when left out
 */
export async function connectNumber(
  app: App,
  actor: Actor,
  carrier: Carrier,
  { number, fallbackUrl }: { number: string; fallbackUrl?: string | undefined },
): Promise<Result<Connected, ConnectRefusal>> {
  if (!isPublic(app.publicUrl))
    return err({
      code: "no_public_url",
      message: `Twilio cannot reach ${app.publicUrl}: set PUBLIC_URL to a public https address of this server`,
    });
  const found = await carrier.findNumber(number);
  if (!found.ok) return err(refusal(found.error));
  if (found.value === null)
    return err({ code: "not_in_account", message: "the Twilio account does not have this number" });
  const { sid } = found.value;

  const flow = await writeDown(app, actor, number, sid);
  const voice = `${app.publicUrl}/api/voice`;
  const pointed = await carrier.updateNumber(sid, {
    voiceUrl: `${voice}/incoming#rc=2&rp=all`,
    fallbackUrl: fallbackUrl ?? `${voice}/fallback`,
    statusCallback: `${voice}/status`,
  });
  return pointed.ok ? ok({ number, flow, carrier: pointed.value }) : err(refusal(pointed.error));
}

/** @returns the name of the number's flow */
async function writeDown({ prisma }: App, actor: Actor, e164: string, carrierSid: string): Promise<string | null> {
  return prisma.$transaction(async (tx) => {
    const at = { carrier: "twilio", carrierSid };
    const { id, flow } = await tx.phoneNumber.upsert({
      where: { e164 },
      create: { e164, ...at },
      update: at,
      select: { id: true, flow: { select: { name: true } } },
    });
    const subject = { subjectType: "number", subjectId: id } as const;
    await audit(tx, actor, { action: "number.connected", ...subject, details: { e164 } });
    await notify(tx, "numbers", "flows");
    return flow?.name ?? null;
  });
}

const refusal = ({ code, message, carrierCode }: CarrierError): ConnectRefusal => ({
  code,
  message: carrierCode === null ? message : `${message} (${carrierCode})`,
});

/** Whether the carrier may be able to reach it: https, and no name or address that means this machine or its own network. */
function isPublic(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  if (protocol !== "https:") return false;
  if (hostname.startsWith("[")) return !/^\[(::1?\]|f[cde])/i.test(hostname);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(hostname))
    return !/^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(hostname);
  return hostname.includes(".") && !/\.(localhost|local|internal|test|invalid)$/i.test(hostname);
}
