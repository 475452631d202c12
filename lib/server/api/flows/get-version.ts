import { z } from "zod";
import { id, versionNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { audit } from "@/lib/server/auth/audit";
import { getVersion } from "@/lib/server/flows/versions";

export const getFlowVersion = procedure("flows.read")
  .input(z.strictObject({ flowId: id, number: versionNumber }))
  .query(async ({ ctx, input: { flowId, number } }) => {
    const version = await getVersion(ctx.app, flowId, number);
    const details = { version: number };
    await audit(ctx.app.prisma, ctx.actor, { action: "flow.viewed", subjectType: "flow", subjectId: flowId, details });
    return version;
  });
