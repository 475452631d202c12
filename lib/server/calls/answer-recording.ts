import { Readable } from "node:stream";
import { app } from "@/lib/server/app";
import { audit } from "@/lib/server/auth/audit";
import { may } from "@/lib/server/auth/permissions";
import { readSession } from "@/lib/server/auth/read-session";
import { blobs } from "@/lib/server/media/installed-blobs";

/** A recording's audio, deciphered on its way to somebody who may hear it. 401, 403, 404 without a body. */
export async function answerRecording(request: Request, recordingId: string): Promise<Response> {
  const user = await readSession(request.headers);
  if (!user) return new Response(null, { status: 401 });
  if (!may(user.role, "recordings.hear")) return new Response(null, { status: 403 });
  const parts = app();
  const recording = await parts.prisma.recording.findUnique({ where: { id: recordingId } });
  const audio = recording?.blobKey ? await blobs(parts).stream(recording.blobKey) : null;
  if (!recording || !audio) return new Response(null, { status: 404 });
  await audit(
    parts.prisma,
    { kind: "user", id: user.id },
    { action: "recording.heard", subjectType: "recording", subjectId: recordingId },
  );
  return new Response(Readable.toWeb(audio.stream) as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: {
      "content-type": recording.mimeType ?? "audio/wav",
      "content-length": String(audio.bytes),
      "cache-control": "private, no-store",
    },
  });
}
