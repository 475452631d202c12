import { procedure } from "@/lib/server/api/trpc";
import { listNumbers as list } from "@/lib/server/flows/numbers";

export const listNumbers = procedure("numbers.read").query(({ ctx }) => list(ctx.app));
