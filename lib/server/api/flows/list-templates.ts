import { procedure } from "@/lib/server/api/trpc";
import { freeName } from "@/lib/server/flows/flow-name";
import { listTemplates as list } from "@/lib/server/flows/templates";

/** The gallery; `freeName` is what the next flow made from a template can be called. */
export const listTemplates = procedure("flows.read").query(({ ctx }) =>
  ctx.app.prisma.$transaction(async (tx) => {
    const found = [];
    for (const template of list()) found.push({ ...template, freeName: await freeName(tx, template.name) });
    return found;
  }),
);
