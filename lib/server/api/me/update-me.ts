import { z } from "zod";
import { locales } from "@/i18n/locales";
import { personName } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { audit } from "@/lib/server/auth/audit";

/** One's own name and language; null: whatever the browser asks for. */
export const updateMe = procedure("signedIn")
  .input(z.strictObject({ name: personName.optional(), locale: z.enum(locales).nullable().optional() }))
  .mutation(({ ctx, input }) =>
    ctx.app.prisma.$transaction(async (tx) => {
      await tx.user.update({ where: { id: ctx.user.id }, data: input });
      const details = { changed: Object.keys(input) };
      await audit(tx, ctx.actor, {
        action: "user.profileChanged",
        subjectType: "user",
        subjectId: ctx.user.id,
        details,
      });
    }),
  );
