import { procedure } from "@/lib/server/api/trpc";

/** Those not accepted yet, newest first; also expired ones, so that somebody can invite again. */
export const listInvitations = procedure("people.read").query(({ ctx }) =>
  ctx.app.prisma.invitation.findMany({
    where: { acceptedAt: null },
    orderBy: { createdAt: "desc" },
    select: { id: true, email: true, name: true, role: true, createdAt: true, expiresAt: true },
  }),
);
