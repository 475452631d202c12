import type TwilioSDK from "twilio";

export interface TwilioAccount {
  accountSid: string;
  authToken: string;
  /** Another origin for the REST API, e.g. the virtual carrier's `http://127.0.0.1:4100`; may have a path. Null is Twilio itself. */
  apiBase: string | null;
  /** Milliseconds for one REST request; default 10,000. */
  timeoutMs?: number;
}

export type TwilioClient = TwilioSDK.Twilio;

/**
 * The real `twilio` client, loaded when it is first needed (it takes a tenth of a second). It has no option for its base address, so
 * its HTTP client is replaced by a subclass that swaps the origin of every request.
 */
export async function loadTwilioClient(account: TwilioAccount): Promise<TwilioClient> {
  const { default: twilio } = await import("twilio");
  const { apiBase } = account;
  const base = apiBase?.replace(/\/$/, "") ?? null;

  class RebasedClient extends twilio.RequestClient {
    override request<T>(options: TwilioRequest): Promise<TwilioResponse<T>> {
      const uri = base === null ? options.uri : options.uri.replace(/^https:\/\/[^/]+/, base);
      return super.request<T>({ ...options, uri } as never) as Promise<TwilioResponse<T>>;
    }
  }

  return twilio(account.accountSid, account.authToken, {
    httpClient: new RebasedClient({ timeout: account.timeoutMs ?? 10_000 }),
  });
}

type TwilioRequest = Parameters<TwilioSDK.RequestClient["request"]>[0];
type TwilioResponse<T> = Awaited<ReturnType<TwilioSDK.RequestClient["request"]>> & { body: T };
