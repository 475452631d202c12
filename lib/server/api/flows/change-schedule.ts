import { z } from "zod";
import { mayMoveNumbers, scheduleShape } from "@/lib/server/api/flows/schedule-input";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { changeSchedule as change } from "@/lib/server/flows/schedule-publish";

export const changeSchedule = procedure("flows.publish")
  .input(z.strictObject({ scheduleId: id, ...scheduleShape }))
  .mutation(({ ctx, input }) => {
    mayMoveNumbers(ctx.user, input.moves);
    return change(ctx.app, { kind: "user", id: ctx.user.id }, input);
  });
