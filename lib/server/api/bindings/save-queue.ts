import { z } from "zod";
import { bindingName, id, label } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { saveQueue as save } from "@/lib/server/flows/bindings";

/** Makes one (`id: null`) or changes one; a name, once given, stays. */
export const saveQueue = procedure("bindings.edit")
  .input(
    z.strictObject({
      id: id.nullable().default(null),
      name: bindingName,
      label,
      serviceSeconds: z.number().int().min(1).max(3_600),
    }),
  )
  .mutation(({ ctx, input: { id, ...queue } }) => save(ctx.app, ctx.actor, id, queue));
