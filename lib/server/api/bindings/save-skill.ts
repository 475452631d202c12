import { z } from "zod";
import { saveSkill as save } from "@/lib/server/agents/save-agent";
import { bindingName, id, label } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";

/** Makes one (`id: null`) or changes one; a name, once given, stays. */
export const saveSkill = procedure("bindings.edit")
  .input(z.strictObject({ id: id.nullable().default(null), name: bindingName, label }))
  .mutation(({ ctx, input: { id, ...skill } }) => save(ctx.app, ctx.actor, id, skill));
