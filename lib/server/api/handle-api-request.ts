import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { AppError, notSignedIn } from "@/lib/server/api/app-error";
import { createContext } from "@/lib/server/api/context";
import { appRouter } from "@/lib/server/api/router";
import { withinLimit } from "@/lib/server/http/within-limit";

/** The largest that anybody sends are a recording (10 MiB) and a flow file (4 MiB) inside JSON, which may double it. */
export const requestBytesAtMost = 12 * 2 ** 20;
/** Nobody has anything long to say before they are signed in, and many may say it at once. */
export const strangersBytesAtMost = 2 ** 20;

/**
 * `/api/trpc/*`. A body that is too large is refused in the words of every other error, before it is read whole; where
 * somebody who is signed in may send as much, what a stranger is told is to sign in.
 */
export async function handleApiRequest(request: Request): Promise<Response> {
  const { url, method, headers } = request;
  const context = createContext({ headers });
  const limitBytes = await context.then(
    ({ user }) => (user ? requestBytesAtMost : strangersBytesAtMost),
    () => strangersBytesAtMost,
  );
  const read = await withinLimit(request, limitBytes);
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: read ?? new Request(url, { method, headers }),
    router: appRouter,
    createContext: async () => {
      const known = await context;
      if (read) return known;
      const mayBeSent = Number(headers.get("content-length") ?? 0) <= requestBytesAtMost;
      throw known.user === null && mayBeSent ? toSignIn() : tooLarge(limitBytes);
    },
  });
}

/** Whoever's session ended while they drew is to sign in again, not to send less. */
function toSignIn(): TRPCError {
  const cause = notSignedIn();
  return new TRPCError({ code: "UNAUTHORIZED", message: cause.message, cause });
}

function tooLarge(limitBytes: number): TRPCError {
  const limit = limitBytes / 2 ** 20;
  const message = `This is more than the ${limit} MB that may be sent at once. Nothing was changed.`;
  const cause = new AppError("tooLarge", message, { reason: "requestTooLarge", values: { limit } });
  return new TRPCError({ code: "PAYLOAD_TOO_LARGE", message, cause });
}
