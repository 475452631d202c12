import { z } from "zod";
import { bindingName, id, label, phoneNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { saveDestination as save } from "@/lib/server/flows/bindings";

/** Makes one (`id: null`) or changes one; a name, once given, stays. Twilio rings at most ten numbers at once. */
export const saveDestination = procedure("bindings.edit")
  .input(
    z.strictObject({
      id: id.nullable().default(null),
      name: bindingName,
      label,
      numbers: z.array(phoneNumber).min(1).max(10),
    }),
  )
  .mutation(({ ctx, input: { id, ...destination } }) => save(ctx.app, ctx.actor, id, destination));
