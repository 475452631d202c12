import { procedure } from "@/lib/server/api/trpc";
import { isRole } from "@/lib/server/auth/permissions";

/** Everyone with an account, by name, with when they last signed in. */
export const listUsers = procedure("people.read").query(async ({ ctx }) => {
  const users = await ctx.app.prisma.user.findMany({
    orderBy: { name: "asc" },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      disabledAt: true,
      createdAt: true,
      sessions: { select: { createdAt: true }, orderBy: { createdAt: "desc" }, take: 1 },
    },
  });
  return users.map(({ sessions, role, ...user }) => ({
    ...user,
    role: isRole(role) ? role : null,
    /** Null when no session is left. */
    signedInAt: sessions[0]?.createdAt ?? null,
  }));
});
