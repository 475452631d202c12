import { z } from "zod";
import { limits } from "@/lib/flow/limits";
import { procedure } from "@/lib/server/api/trpc";
import { publishedSubflows } from "@/lib/server/flows/subflows";

/** What runs inside a flow that names these, as it was published last; the designer checks and simulates with it. */
export const getSubflows = procedure("flows.read")
  .input(z.strictObject({ names: z.array(z.string().max(limits.nameCharacters)).max(100) }))
  .query(({ ctx, input }) => publishedSubflows(ctx.app.prisma, input.names));
