import { z } from "zod";
import { hoursDefinitionSchema } from "@/lib/hours/definition";
import { bindingName, id, label } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { saveHours as save } from "@/lib/server/hours/save-hours";

/** Makes opening hours (`id: null`) or changes some; a name, once given, stays. */
export const saveHours = procedure("bindings.edit")
  .input(
    z.strictObject({
      id: id.nullable().default(null),
      name: bindingName,
      label,
      definition: hoursDefinitionSchema,
    }),
  )
  .mutation(({ ctx, input: { id, ...hours } }) => save(ctx.app, ctx.actor, id, hours));
