import { procedure } from "@/lib/server/api/trpc";

/** Names and times; never a value or a part of one. */
export const listSecrets = procedure("secrets.edit").query(({ ctx: { app } }) =>
  app.prisma.secret.findMany({ omit: { sealed: true }, orderBy: { name: "asc" } }),
);
