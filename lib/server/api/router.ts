import { apiKeysRouter } from "@/lib/server/api/api-keys/router";
import { audioRouter } from "@/lib/server/api/audio/router";
import { auditRouter } from "@/lib/server/api/audit/router";
import { bindingsRouter } from "@/lib/server/api/bindings/router";
import { callsRouter } from "@/lib/server/api/calls/router";
import { customersRouter } from "@/lib/server/api/customers/router";
import { flowsRouter } from "@/lib/server/api/flows/router";
import { hoursRouter } from "@/lib/server/api/hours/router";
import { invitationsRouter } from "@/lib/server/api/invitations/router";
import { meRouter } from "@/lib/server/api/me/router";
import { numbersRouter } from "@/lib/server/api/numbers/router";
import { secretsRouter } from "@/lib/server/api/secrets/router";
import { signInRouter } from "@/lib/server/api/sign-in/router";
import { createCallerFactory, router } from "@/lib/server/api/trpc";
import { usersRouter } from "@/lib/server/api/users/router";

/**
 * The whole API of the browser.
 *
 * To add an area: make `lib/server/api/<area>/` with one file per procedure (its zod schema beside it) and a
 * `router.ts` that lists them, then add one line here, and one row per procedure in `rights.int.test.ts`, which says
 * who may call it (the test refuses a procedure without a row). A procedure begins with `procedure("<permission>")`
 * from ./trpc, asks `ctx.app` for the program's parts, throws `AppError` for what a person can mend, and leaves an
 * audit record (lib/server/auth/audit.ts) when it changes something or shows calls or customers.
 */
export const appRouter = router({
  apiKeys: apiKeysRouter,
  audit: auditRouter,
  audio: audioRouter,
  bindings: bindingsRouter,
  calls: callsRouter,
  customers: customersRouter,
  flows: flowsRouter,
  hours: hoursRouter,
  invitations: invitationsRouter,
  me: meRouter,
  numbers: numbersRouter,
  secrets: secretsRouter,
  signIn: signInRouter,
  users: usersRouter,
});

export type AppRouter = typeof appRouter;

/** For pages and tests: calls procedures in this process, with the same checks. */
export const createCaller = createCallerFactory(appRouter);
