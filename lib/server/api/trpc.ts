import { initTRPC } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import { AppError, notSignedIn } from "@/lib/server/api/app-error";
import type { ApiContext, SignedInContext } from "@/lib/server/api/context";
import { isOfOtherBuild } from "@/lib/server/api/other-build";
import { internalMessage, toTrpcError } from "@/lib/server/api/trpc-error";
import { may, type Permission } from "@/lib/server/auth/permissions";
import { outdatedReason } from "@/lib/util/page-build";

/** Who may call: a permission, anyone signed in, or anyone at all. Kept as meta so that tests can enumerate it. */
export type Access = Permission | "signedIn" | "anyone";

const t = initTRPC
  .context<ApiContext>()
  .meta<{ access: Access }>()
  .create({
    transformer: superjson,
    errorFormatter({ shape, error, ctx }) {
      const known = error.cause instanceof AppError ? error.cause : null;
      const isMisunderstood = known === null && (error.code === "BAD_REQUEST" || error.code === "NOT_FOUND");
      const isOutdated = isMisunderstood && ctx !== undefined && isOfOtherBuild(ctx.headers);
      return {
        ...shape,
        message: error.code === "INTERNAL_SERVER_ERROR" ? internalMessage : shape.message,
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          path: shape.data.path,
          /** See `AppError`; the browser shows the text of `errors.<reason>`. */
          reason: known?.reason ?? (isOutdated ? outdatedReason : null),
          values: known?.values ?? {},
          /** Which fields were wrong: `{ path: "name", message: "Too short" }`. */
          fields: error.cause instanceof ZodError ? fieldsOf(error.cause) : [],
        },
      };
    },
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Turns whatever a procedure throws into something that may leave the server, and reports the unexpected. */
const safely = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  throw toTrpcError(result.error, (cause) => ctx.app.log.error({ err: cause, procedure: path }, "a procedure failed"));
});

/**
 * The start of every procedure but the few anyone may call. Refuses before the input is even read: 401 when nobody is
 * signed in, 403 when the role lacks the permission.
 *
 *     export const renameFlow = procedure("flows.edit").input(schema).mutation(({ ctx, input }) => …)
 */
export function procedure(access: Permission | "signedIn") {
  return t.procedure
    .meta({ access })
    .use(safely)
    .use(({ ctx, next }) => {
      if (!ctx.user) throw notSignedIn();
      if (access !== "signedIn" && !may(ctx.user.role, access)) {
        throw new AppError("notAllowed", "Your role does not allow this.", { values: { permission: access } });
      }
      const signedIn: SignedInContext = { ...ctx, user: ctx.user, actor: { kind: "user", id: ctx.user.id } };
      return next({ ctx: signedIn });
    });
}

/** For what happens before sign-in. Such a procedure limits its own rate. */
export const openProcedure = t.procedure.meta({ access: "anyone" }).use(safely);

function fieldsOf(error: ZodError): { path: string; message: string }[] {
  return error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
}
