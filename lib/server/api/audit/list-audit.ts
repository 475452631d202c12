import { z } from "zod";
import { id } from "@/lib/server/api/input";
import { procedure } from "@/lib/server/api/trpc";
import { subjectNames } from "@/lib/server/auth/subject-names";
import { personNames } from "@/lib/server/flows/person-name";

const pageSize = 50;

/**
 * Who saw or changed what, newest first, a page at a time.
 *
 * @param area the part of an action before the dot, e.g. `flow`
 * @param cursor id of the last record of the page before
 */
export const listAudit = procedure("audit.read")
  .input(
    z.strictObject({
      area: z
        .string()
        .regex(/^[a-zA-Z]{1,40}$/)
        .optional(),
      actorId: id.optional(),
      subjectId: id.optional(),
      cursor: id.nullish(),
      direction: z.enum(["forward", "backward"]).optional(),
    }),
  )
  .query(async ({ ctx, input }) => {
    const rows = await ctx.app.prisma.auditRecord.findMany({
      where: {
        ...(input.area && { action: { startsWith: `${input.area}.` } }),
        ...(input.actorId && { actorId: input.actorId }),
        ...(input.subjectId && { subjectId: input.subjectId }),
      },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: pageSize + 1,
      ...(input.cursor && { cursor: { id: input.cursor }, skip: 1 }),
    });
    const page = rows.slice(0, pageSize);
    const names = await personNames(
      ctx.app.prisma,
      page.map((row) => row.actorId),
    );
    const subjects = await subjectNames(ctx.app.prisma, page);
    return {
      records: page.map((row) => ({
        ...row,
        details: row.details as Record<string, unknown>,
        actorName: names.get(row.actorId) ?? null,
        /** What it is called now; null when it is gone, and for customers and calls. */
        subjectName: subjects.get(`${row.subjectType}:${row.subjectId}`) ?? null,
      })),
      nextCursor: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    };
  });
