import { z } from "zod";
import { id, versionNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { checkVersion } from "@/lib/server/flows/check-version";

/** For whoever is about to let callers hear it again. */
export const checkFlowVersion = procedure("flows.publish")
  .input(z.strictObject({ flowId: id, number: versionNumber }))
  .query(({ ctx, input }) => checkVersion(ctx.app, input));
