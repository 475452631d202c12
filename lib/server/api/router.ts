import { meRouter } from "@/lib/server/api/me/router";
import { createCallerFactory, router } from "@/lib/server/api/trpc";

/**
 * The whole API of the browser.
 *
 * To add an area: make `lib/server/api/<area>/` with one file per procedure (its zod schema beside it) and a
 * `router.ts` that lists them, then add one line here, and one row per procedure in `router.int.test.ts`, which says
 * who may call it (the test refuses a procedure without a row). A procedure begins with `procedure("<permission>")`
 * from ./trpc, asks `ctx.app` for the program's parts, throws `AppError` for what a person can mend, and leaves an
 * audit record (lib/server/auth/audit.ts) when it changes something or shows calls or customers.
 */
export const appRouter = router({
  me: meRouter,
});

export type AppRouter = typeof appRouter;

/** For pages and tests: calls procedures in this process, with the same checks. */
export const createCaller = createCallerFactory(appRouter);
