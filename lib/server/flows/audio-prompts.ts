import { nanoid } from "nanoid";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { isPrismaError } from "@/lib/server/flows/bindings";
import { flowsUsing } from "@/lib/server/flows/flows-using";
import { notify } from "@/lib/server/flows/notify";
import { blobs } from "@/lib/server/media/installed-blobs";

/** About a quarter of an hour of MP3; a caller who must listen for longer has hung up. */
export const audioBytesAtMost = 10 * 2 ** 20;

/**
 * Keeps a recording under the name that flows use. What it is is told from its bytes, not from its name.
 *
 * @throws AppError tooLarge; badInput `notAudio`; conflict `nameTaken`
 */
export async function uploadAudio(app: App, actor: Actor, name: string, bytes: Uint8Array): Promise<{ id: string }> {
  if (bytes.byteLength > audioBytesAtMost) throw new AppError("tooLarge", "A recording may have 10 MB.");
  const mimeType = audioType(bytes);
  if (mimeType === null)
    throw new AppError("badInput", "This is neither a WAV nor an MP3 file.", { reason: "notAudio" });
  const blobKey = `prompts/${nanoid()}`;
  // The bytes first: a prompt without its recording would be silence in somebody's ear.
  await blobs(app).write(blobKey, bytes);
  try {
    return await app.prisma.$transaction(async (tx) => {
      const createdBy = actor.kind === "user" ? actor.id : null;
      const data = { name, mimeType, blobKey, sizeBytes: bytes.byteLength, createdBy };
      const prompt = await tx.audioPrompt.create({ data, select: { id: true } });
      await audit(tx, actor, {
        action: "audio.uploaded",
        subjectType: "audio",
        subjectId: prompt.id,
        details: { name, sizeBytes: bytes.byteLength },
      });
      await notify(tx, "bindings");
      return prompt;
    });
  } catch (error) {
    await blobs(app).delete(blobKey);
    if (isPrismaError(error, "P2002")) throw new AppError("conflict", "This name is taken.", { reason: "nameTaken" });
    throw error;
  }
}

/** @throws AppError notFound; conflict `inUse` while callers can hear it */
export async function deleteAudio(app: App, actor: Actor, id: string): Promise<void> {
  const blobKey = await app.prisma.$transaction(async (tx) => {
    const prompt = await tx.audioPrompt.findUnique({ where: { id } });
    if (!prompt) throw new AppError("notFound", "It is gone already.");
    const flows = (await flowsUsing(tx, "audio", prompt.name)).join(", ");
    if (flows !== "") throw new AppError("conflict", `In use by ${flows}.`, { reason: "inUse", values: { flows } });
    await tx.audioPrompt.delete({ where: { id } });
    await audit(tx, actor, {
      action: "audio.deleted",
      subjectType: "audio",
      subjectId: id,
      details: { name: prompt.name },
    });
    await notify(tx, "bindings");
    return prompt.blobKey;
  });
  await blobs(app).delete(blobKey);
}

/**
 * WAV: a RIFF file of type WAVE. MP3: an ID3 tag or a frame's sync bits with an allowed version and layer.
 * https://www.iana.org/assignments/wave-avi-codec-registry, http://www.mp3-tech.org/programmer/frame_header.html
 */
export function audioType(bytes: Uint8Array): "audio/wav" | "audio/mpeg" | null {
  const head = Buffer.from(bytes.subarray(0, 12));
  const text = head.toString("latin1");
  if (text.startsWith("RIFF") && text.slice(8) === "WAVE") return "audio/wav";
  if (text.startsWith("ID3")) return "audio/mpeg";
  const [first = 0, second = 0] = head;
  const versionAndLayer = (second >> 1) & 0b1111;
  const isFrame =
    first === 0xff && second >> 5 === 0b111 && versionAndLayer >> 2 !== 0b01 && (versionAndLayer & 0b11) !== 0;
  return isFrame ? "audio/mpeg" : null;
}
