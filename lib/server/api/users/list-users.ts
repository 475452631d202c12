import { procedure } from "@/lib/server/api/trpc";
import { isRole } from "@/lib/server/auth/permissions";

/** Everyone with an account, by name, with the last time they were seen. */
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
      sessions: { select: { updatedAt: true }, orderBy: { updatedAt: "desc" }, take: 1 },
    },
  });
  return users.map(({ sessions, role, ...user }) => ({
    ...user,
    role: isRole(role) ? role : null,
    /** Null when no session is left. */
    lastSeenAt: sessions[0]?.updatedAt ?? null,
  }));
});
