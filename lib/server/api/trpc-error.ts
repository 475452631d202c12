import { TRPCError } from "@trpc/server";
import { AppError, errorTable } from "@/lib/server/api/app-error";

/** What a person reads when the fault is ours: nothing that helps an attacker. */
export const internalMessage = "Something went wrong on the server. Nothing was changed.";

/**
 * The error that may leave the server for one that was thrown inside. An `AppError` keeps its words; a refused input
 * says only that; anything else is reported in the log and becomes `internalMessage`.
 */
export function toTrpcError(error: TRPCError, report: (cause: unknown) => void): TRPCError {
  const cause = error.cause;
  if (cause instanceof AppError) {
    return new TRPCError({ code: errorTable[cause.code].trpc, message: cause.message, cause });
  }
  if (error.code !== "INTERNAL_SERVER_ERROR") {
    const message = error.code === "BAD_REQUEST" ? "Some of what was sent is not right." : error.message;
    return new TRPCError({ code: error.code, message, cause });
  }
  report(cause ?? error);
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: internalMessage, cause });
}
