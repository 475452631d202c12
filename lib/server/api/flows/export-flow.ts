import { z } from "zod";
import { id, versionNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { audit } from "@/lib/server/auth/audit";
import { exportFlow as toFile } from "@/lib/server/flows/export-flow";
import { getFlow } from "@/lib/server/flows/get-flow";
import { getVersion } from "@/lib/server/flows/versions";

/** The draft (`number: null`) or a version, as a file. */
export const exportFlow = procedure("flows.read")
  .input(z.strictObject({ flowId: id, number: versionNumber.nullable().default(null) }))
  .query(async ({ ctx, input: { flowId, number } }) => {
    const { document } = number === null ? await getFlow(ctx.app, flowId) : await getVersion(ctx.app, flowId, number);
    const details = { version: number };
    await audit(ctx.app.prisma, ctx.actor, {
      action: "flow.exported",
      subjectType: "flow",
      subjectId: flowId,
      details,
    });
    return toFile(document);
  });
