import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { cancelSchedule as cancel } from "@/lib/server/flows/schedule-publish";

export const cancelSchedule = procedure("flows.publish")
  .input(z.strictObject({ scheduleId: id }))
  .mutation(({ ctx, input }) => cancel(ctx.app, { kind: "user", id: ctx.user.id }, input.scheduleId));
