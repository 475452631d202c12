import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "@/lib/server/api/context";
import { appRouter } from "@/lib/server/api/router";
import { isOwnOrigin } from "@/lib/server/auth/own-origin";

/**
 * `/api/trpc/*`. Sessions are cookies, so what another site's page asks for is refused before it is read
 * (SameSite=Lax is the first line).
 */
export async function handleApiRequest(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return Response.json({ message: "Wrong origin." }, { status: 403 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => createContext({ headers: request.headers }),
  });
}
