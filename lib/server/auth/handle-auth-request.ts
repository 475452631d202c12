import { app } from "@/lib/server/app";
import { installedAuth } from "@/lib/server/auth/installed-auth";
import { withinLimit } from "@/lib/server/http/within-limit";

/** What is open of better-auth's interface; people and roles are changed through our own API, which audits. */
const openPaths = ["/magic-link/verify", "/sign-out", "/get-session"];

/** Signing in and out sends next to nothing. */
const bodyBytesAtMost = 16 * 1024;

/** `/api/auth/*`. The address is rebuilt from PUBLIC_URL, whatever a proxy made of it. */
export async function handleAuthRequest(request: Request): Promise<Response> {
  const asked = new URL(request.url);
  const path = asked.pathname.slice(asked.pathname.indexOf("/api/auth") + "/api/auth".length);
  if (!openPaths.includes(path)) return Response.json({ message: "There is no such page." }, { status: 404 });
  const read = await withinLimit(request, bodyBytesAtMost);
  if (read === null) return Response.json({ message: "That is too large." }, { status: 413 });
  const address = new URL(`${app().publicUrl}/api/auth${path}${asked.search}`);
  const response = await installedAuth().handler(new Request(address, read));
  // Links with tokens must not travel on in Referer, nor stay in a cache.
  response.headers.set("referrer-policy", "no-referrer");
  response.headers.set("cache-control", "no-store");
  return response;
}
