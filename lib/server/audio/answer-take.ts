import { app } from "@/lib/server/app";
import { may } from "@/lib/server/auth/permissions";
import { readSession } from "@/lib/server/auth/read-session";
import { blobs } from "@/lib/server/media/installed-blobs";

/**
 * A take's sound for somebody who may see what flows use, by its id; whole or the one range that was asked for, without
 * which Safari plays nothing. 401, 403, 404, 416 without a body. A take never changes, so a browser may keep it.
 */
export async function answerTake(request: Request, takeId: string): Promise<Response> {
  const user = await readSession(request.headers);
  if (!user) return new Response(null, { status: 401 });
  if (!may(user.role, "bindings.read")) return new Response(null, { status: 403 });
  const parts = app();
  const take = await parts.prisma.audioTake.findUnique({ where: { id: takeId } });
  const bytes = take && (await blobs(parts).read(take.blobKey));
  if (!take || !bytes) return new Response(null, { status: 404 });
  const headers = {
    "content-type": take.mimeType,
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=86400, immutable",
    "x-content-type-options": "nosniff",
  };
  const asked = request.headers.get("range");
  if (asked === null) return new Response(Buffer.from(bytes), { headers });
  const range = rangeOf(asked, bytes.byteLength);
  if (!range) return new Response(null, { status: 416, headers: { "content-range": `bytes */${bytes.byteLength}` } });
  const { from, to } = range;
  return new Response(Buffer.from(bytes.subarray(from, to + 1)), {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${from}-${to}/${bytes.byteLength}` },
  });
}

/** One range of RFC 9110, section 14.1.2; null when it lies outside. Several at once are taken for the first. */
export function rangeOf(header: string, size: number): { from: number; to: number } | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)/.exec(header) ?? [];
  if (first === "" && last === "") return null;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return from <= to && from < size ? { from, to } : null;
}
