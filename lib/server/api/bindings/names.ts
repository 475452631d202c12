import { procedure } from "@/lib/server/api/trpc";
import { readBindings } from "@/lib/server/flows/bindings";

/** The names that flows may use, as `checkPublishable` wants them. */
export const bindingNames = procedure("bindings.read").query(({ ctx }) => readBindings(ctx.app.prisma));
