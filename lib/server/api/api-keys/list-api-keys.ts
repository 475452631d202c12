import { procedure } from "@/lib/server/api/trpc";
import { listApiKeys as list } from "@/lib/server/crm/api/api-keys";

export const listApiKeys = procedure("apiKeys.edit").query(({ ctx }) => list(ctx.app.prisma));
