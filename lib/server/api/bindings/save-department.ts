import { z } from "zod";
import { saveDepartment as save } from "@/lib/server/agents/save-agent";
import { bindingName, id, label, phoneNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";

/** Makes one (`id: null`) or changes one; a name, once given, stays. Agents are in the department's order. */
export const saveDepartment = procedure("bindings.edit")
  .input(
    z.strictObject({
      id: id.nullable().default(null),
      name: bindingName,
      label,
      numbers: z.array(phoneNumber).max(10).default([]),
      agents: z
        .array(z.strictObject({ agentId: id, share: z.number().int().min(0).max(100).default(1) }))
        .max(200)
        .default([])
        .refine((all) => new Set(all.map(({ agentId }) => agentId)).size === all.length, "each agent once"),
    }),
  )
  .mutation(({ ctx, input: { id, ...department } }) => save(ctx.app, ctx.actor, id, department));
