import { procedure } from "@/lib/server/api/trpc";
import { listTemplates as list } from "@/lib/server/flows/templates";

export const listTemplates = procedure("flows.read").query(() => list());
