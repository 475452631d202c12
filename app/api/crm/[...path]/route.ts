import { app } from "@/lib/server/app";
import { bodyLimitBytes, handleCrmRequest } from "@/lib/server/crm/api/handle-crm-request";
import { withinLimit } from "@/lib/server/http/within-limit";

/** The customer interface where there is no `server.ts`, as on a serverless host. */
async function answer(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const read = await withinLimit(request, bodyLimitBytes);
  const reply = await handleCrmRequest(app(), {
    method: request.method,
    path: `/api/crm/${(await params).path.map(encodeURIComponent).join("/")}`,
    query: new URL(request.url).search.slice(1),
    headers: Object.fromEntries(request.headers),
    body: read && (await read.text()),
    remoteAddress: request.headers.get("x-forwarded-for") ?? "",
  });
  return new Response(reply.body, { status: reply.status, headers: reply.headers });
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
