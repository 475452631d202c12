import { z } from "zod";
import { procedure } from "@/lib/server/api/trpc";
import { createApiKey as create } from "@/lib/server/crm/api/api-keys";

/** The answer's `key` is told this once. */
export const createApiKey = procedure("apiKeys.edit")
  .input(z.strictObject({ name: z.string().trim().min(1).max(120) }))
  .mutation(({ ctx, input }) => create(ctx.app.prisma, ctx.actor, input.name));
