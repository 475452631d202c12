import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { revokeApiKey as revoke } from "@/lib/server/crm/api/api-keys";

export const revokeApiKey = procedure("apiKeys.edit")
  .input(z.strictObject({ id }))
  .mutation(({ ctx, input }) => revoke(ctx.app.prisma, ctx.actor, input.id));
