import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "@/lib/server/api/context";
import { appRouter } from "@/lib/server/api/router";
import { isOwnOrigin } from "@/lib/server/auth/own-origin";

/** Sessions are cookies, so a request that another site's page makes is refused (SameSite=Lax is the first line). */
function handle(request: Request): Promise<Response> | Response {
  if (!isOwnOrigin(request.headers)) return Response.json({ message: "Wrong origin." }, { status: 403 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => createContext({ headers: request.headers }),
  });
}

export { handle as GET, handle as POST };
