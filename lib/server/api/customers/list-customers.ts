import { z } from "zod";
import { procedure } from "@/lib/server/api/trpc";
import { auditLook } from "@/lib/server/customers/audit-look";
import { customerSortColumns, listCustomers as list } from "@/lib/server/customers/list-customers";

export const listCustomers = procedure("customers.read")
  .input(
    z.strictObject({
      search: z.string().max(200).default(""),
      sort: z
        .strictObject({ column: z.enum(customerSortColumns), direction: z.enum(["asc", "desc"]) })
        .default({ column: "name", direction: "asc" }),
      page: z.number().int().min(0).max(100_000).default(0),
      pageSize: z.number().int().min(1).max(100).default(25),
    }),
  )
  .query(async ({ ctx, input }) => {
    await auditLook(ctx.app, ctx.actor, null);
    /** `external`: calls ask another company's customer database, not this one. */
    return { ...(await list(ctx.app, input)), external: ctx.app.env.CRM_BASE_URL !== undefined };
  });
