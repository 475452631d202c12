import { procedure } from "@/lib/server/api/trpc";
import { suggestNumber as suggest } from "@/lib/server/flows/numbers";

/** A free number of the virtual carrier, E.164. */
export const suggestNumber = procedure("numbers.edit").query(({ ctx }) => suggest(ctx.app));
