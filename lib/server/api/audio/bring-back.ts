import { z } from "zod";
import { id, versionNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { bringBackTake } from "@/lib/server/audio/audio-prompts";

/** A former take becomes what callers hear again. */
export const bringBack = procedure("bindings.edit")
  .input(z.strictObject({ id, take: versionNumber }))
  .mutation(({ ctx, input }) => bringBackTake(ctx.app, ctx.actor, input.id, input.take));
