import { request } from "undici";
import { err, ok, type Result } from "@/lib/util/result";
import type { CarrierError, RecordingMedia } from "../port";
import type { TwilioAccount } from "./rest-client";

const twilioOrigin = "https://api.twilio.com";
const defaultLimitBytes = 50 * 1024 * 1024;

/** Fetches a recording's audio. Credentials go to the carrier's own origin and nowhere else; redirects are not followed. */
export async function fetchMedia(
  account: TwilioAccount,
  mediaUrl: string,
  limitBytes = defaultLimitBytes,
): Promise<Result<RecordingMedia, CarrierError>> {
  const home = new URL(account.apiBase ?? twilioOrigin);
  const wanted = URL.canParse(mediaUrl) ? new URL(mediaUrl) : null;
  const path = home.pathname.replace(/\/$/, "");
  if (!wanted || wanted.origin !== home.origin || !wanted.pathname.startsWith(`${path}/2010-04-01/`)) {
    return err(failure("foreignHost", "the recording's address is not the carrier's"));
  }
  const credentials = Buffer.from(`${account.accountSid}:${account.authToken}`).toString("base64");
  try {
    const response = await request(`${wanted.origin}${wanted.pathname}`, {
      headers: { Authorization: `Basic ${credentials}`, Accept: "audio/*" },
      headersTimeout: account.timeoutMs ?? 10_000,
      bodyTimeout: 30_000,
    });
    if (response.statusCode !== 200) {
      await response.body.dump();
      return err(failureOfStatus(response.statusCode));
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limitBytes) {
        response.body.destroy();
        return err(failure("tooLarge", `the recording has more than ${limitBytes} bytes`));
      }
      chunks.push(chunk);
    }
    return ok({ contentType: String(response.headers["content-type"] ?? "audio/x-wav"), bytes: Buffer.concat(chunks) });
  } catch (error) {
    return err(failure("unavailable", error instanceof Error ? error.message : "the carrier did not answer"));
  }
}

const failure = (code: CarrierError["code"], message: string, httpStatus: number | null = null): CarrierError => ({
  code,
  message,
  carrierCode: null,
  httpStatus,
  ambiguous: false,
});

function failureOfStatus(status: number): CarrierError {
  const message = `the carrier answered ${status} for the recording`;
  if (status === 404) return failure("notFound", message, status);
  if (status === 401 || status === 403) return failure("unauthorized", message, status);
  if (status === 429) return failure("rateLimited", message, status);
  return failure(status >= 500 ? "unavailable" : "refused", message, status);
}
