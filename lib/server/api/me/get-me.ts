import { procedure } from "@/lib/server/api/trpc";
import type { Me } from "@/lib/server/auth/actor";
import { permissionsOf } from "@/lib/server/auth/permissions";

/** Who is signed in and what the role allows, so that the screens can hide the rest. */
export const getMe = procedure("signedIn").query(
  ({ ctx }): Me => ({ ...ctx.user, permissions: permissionsOf(ctx.user.role) }),
);
