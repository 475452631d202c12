import type { CallwrightApp } from "@/lib/server/app";
import { createSignInLink } from "@/lib/server/auth/sign-in-link";
import { announceServer } from "@/lib/server/running-server";

export interface Services {
  /** A one-time address that signs the first administrator in; null when there is none to give. */
  signInLink(): Promise<string | null>;
  stop(): Promise<void>;
}

/**
 * Makes the parts that stand on the app (runtime, customers, carriers) and sets them on it. Runs once a process, after the
 * database is ready and before the first request is answered and the first job taken.
 */
export async function startServices(app: CallwrightApp): Promise<Services> {
  const forgetServer = announceServer(app);
  return {
    signInLink: () => createSignInLink(app),
    stop: async () => {
      forgetServer();
      await app.virtualCarrier?.close();
      await app.runtime?.stop();
      await app.httpRequests?.close();
    },
  };
}
