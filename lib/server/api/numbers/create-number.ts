import { z } from "zod";
import { id, label, phoneNumber } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { createNumber as create } from "@/lib/server/flows/numbers";

export const createNumber = procedure("numbers.edit")
  .input(z.strictObject({ e164: phoneNumber, label: label.default(""), flowId: id.nullable().default(null) }))
  .mutation(({ ctx, input }) => create(ctx.app, ctx.actor, input));
