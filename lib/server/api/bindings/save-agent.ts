import { IANAZone } from "luxon";
import { z } from "zod";
import { languageSchema } from "@/lib/flow/prompt";
import { saveAgent as save } from "@/lib/server/agents/save-agent";
import { bindingName, id, label, phoneNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";

/** Makes one (`id: null`) or changes one; a name, once given, stays. */
export const saveAgent = procedure("bindings.edit")
  .input(
    z.strictObject({
      id: id.nullable().default(null),
      name: bindingName,
      label,
      userId: id.nullable().default(null),
      number: phoneNumber.nullable().default(null),
      timeZone: z.string().refine((zone) => IANAZone.isValidZone(zone), "is not a time zone"),
      hoursId: id.nullable().default(null),
      languages: z.array(languageSchema).max(20).default([]),
      priority: z.number().int().min(1).max(5).default(3),
      skills: z
        .array(z.strictObject({ skillId: id, proficiency: z.number().int().min(1).max(5) }))
        .max(100)
        .default([])
        .refine((all) => new Set(all.map(({ skillId }) => skillId)).size === all.length, "each skill once"),
    }),
  )
  .mutation(({ ctx, input: { id, ...agent } }) => save(ctx.app, ctx.actor, id, agent));
