import { z } from "zod";
import { mayMoveNumbers, scheduleShape } from "@/lib/server/api/flows/schedule-input";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { schedulePublish as schedule } from "@/lib/server/flows/schedule-publish";

export const schedulePublish = procedure("flows.publish")
  .input(z.strictObject({ flowId: id, revision: z.number().int().min(1), ...scheduleShape }))
  .mutation(({ ctx, input }) => {
    mayMoveNumbers(ctx.user, input.moves);
    return schedule(ctx.app, { kind: "user", id: ctx.user.id }, input);
  });
