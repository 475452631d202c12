import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "@/lib/server/api/context";
import { appRouter } from "@/lib/server/api/router";

/** `/api/trpc/*`. */
export async function handleApiRequest(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => createContext({ headers: request.headers }),
  });
}
