import type { IncomingMessage } from "node:http";
import { createVirtualCarrier, type VirtualCarrier } from "@/lib/carrier/virtual/virtual-carrier";
import { app, type CallwrightApp } from "@/lib/server/app";
import { isOwnOrigin } from "@/lib/server/auth/own-origin";
import { may } from "@/lib/server/auth/permissions";
import { readSession } from "@/lib/server/auth/read-session";
import { controlToken } from "@/lib/server/phone/control-token";
import type { RouteHandler } from "@/lib/server/routes";
import { virtualAccount } from "@/lib/server/runtime/carrier-lines";

declare module "@/lib/server/app" {
  interface CallwrightApp {
    /** The telephone company on this machine; made at its first use. */
    virtualCarrier?: VirtualCarrier;
  }
}

/**
 * The virtual carrier at `/carrier`, which the in-app phone, `callwright dial` and the demonstration use. Every number
 * dialled on it reaches this installation, as if each were ours: what nobody has published is answered politely.
 */
export const virtualLineRoute: RouteHandler = (request, response) => {
  if (!virtualCarrier(app()).handle(request, response)) response.writeHead(404).end();
};

export function virtualCarrier(parts: CallwrightApp): VirtualCarrier {
  parts.virtualCarrier ??= open(parts);
  return parts.virtualCarrier;
}

function open(parts: CallwrightApp): VirtualCarrier {
  const { accountSid, authToken } = virtualAccount(parts);
  const voice = `${parts.publicUrl}/api/voice`;
  return createVirtualCarrier({
    accountSid,
    authToken,
    controlToken: controlToken(authToken),
    authorizeControl: mayDial,
    prefix: "/carrier",
    baseUrl: `${parts.publicUrl}/carrier`,
    catchAll: {
      voiceUrl: `${voice}/incoming#rc=2&rp=all`,
      voiceFallbackUrl: `${voice}/fallback`,
      statusCallback: `${voice}/status`,
    },
  });
}

/** A signed-in person who may use the phone. A cookie alone must not let another site dial, so its origin counts. */
async function mayDial(request: IncomingMessage): Promise<boolean> {
  const { origin, cookie } = request.headers;
  if (!isOwnOrigin(new Headers(origin === undefined ? {} : { origin }))) return false;
  const user = await readSession(new Headers({ cookie: cookie ?? "" }));
  return user !== null && may(user.role, "phone.use");
}
