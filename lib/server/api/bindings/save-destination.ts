import { z } from "zod";
import { bindingName, id, label, phoneNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { saveDestination as save } from "@/lib/server/flows/bindings";

/** Makes one (`id: null`) or changes one; a name, once given, stays. Twilio rings at most ten numbers at once. */
export const saveDestination = procedure("bindings.edit")
  .input(
    z
      .strictObject({
        id: id.nullable().default(null),
        name: bindingName,
        label,
        numbers: z.array(phoneNumber).max(10).default([]),
        agents: z.array(bindingName).max(10).default([]),
        mode: z.enum(["together", "inOrder"]).default("together"),
        ringSeconds: z.number().int().min(5).max(120).nullable().default(null),
        screen: z.boolean().default(false),
      })
      .refine(({ numbers, agents }) => numbers.length + agents.length > 0, {
        path: ["numbers"],
        message: "needs somebody to ring",
      })
      .refine(({ numbers, agents }) => numbers.length + agents.length <= 10, {
        path: ["numbers"],
        message: "ten at most",
      }),
  )
  .mutation(({ ctx, input: { id, ...destination } }) => save(ctx.app, ctx.actor, id, destination));
