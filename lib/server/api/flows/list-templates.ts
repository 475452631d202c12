import { resourceLists } from "@/lib/flow/catalogue";
import { procedure } from "@/lib/server/api/trpc";
import { readBindings } from "@/lib/server/flows/bindings";
import { freeName } from "@/lib/server/flows/flow-name";
import { listTemplates as list } from "@/lib/server/flows/templates";

/**
 * The gallery, with a small picture of each. `freeName` is what the next flow made from it can be called, `isHere`
 * whether this installation has what the flow names.
 */
export const listTemplates = procedure("flows.read").query(({ ctx }) =>
  ctx.app.prisma.$transaction(async (tx) => {
    const bindings = await readBindings(tx);
    const found = [];
    for (const template of list()) {
      found.push({
        ...template,
        freeName: await freeName(tx, template.name),
        needs: template.needs.map((need) => ({
          ...need,
          isHere: bindings[resourceLists[need.kind]].includes(need.name),
        })),
      });
    }
    return found;
  }),
);
