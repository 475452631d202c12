import { z } from "zod";
import { emptyFlow } from "@/lib/flow/document";
import { languageSchema } from "@/lib/flow/prompt";
import { flowName } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { createFlow as create } from "@/lib/server/flows/create-flow";
import { readTemplate } from "@/lib/server/flows/templates";

/** From an empty canvas in these languages, or from a template of the gallery under this name. */
export const createFlow = procedure("flows.edit")
  .input(
    z.strictObject({
      name: flowName,
      languages: z.array(languageSchema).min(1).max(30).default(["en-US"]),
      template: z.string().max(100).nullable().default(null),
    }),
  )
  .mutation(({ ctx, input: { name, languages, template } }) => {
    if (template === null) return create(ctx.app, ctx.actor, emptyFlow(name, languages), "empty");
    return create(ctx.app, ctx.actor, { ...readTemplate(template), name }, "template");
  });
