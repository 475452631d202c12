import { z } from "zod";
import { bindingName } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { saveSecret as save } from "@/lib/server/secrets/secrets";

/** Makes one, or replaces the value of the one with this name. */
export const saveSecret = procedure("secrets.edit")
  .input(
    z.strictObject({
      name: bindingName,
      /** One line, as a header may hold it. */
      value: z
        .string()
        .trim()
        .min(1)
        .max(4_000)
        .regex(/^\P{Cc}*$/u, "must be one line"),
    }),
  )
  .mutation(({ ctx, input }) => save(ctx.app, ctx.actor, input));
