import type { BlobStore } from "@/lib/server/media/blob-store";
import { BoundedMap } from "../bounded-map";
import type { InstallationStore } from "../call-record";
import { refusal, type VoiceReply } from "../voice-request";

/** Prompts in memory; one is rarely over 200 kB. */
const promptsInMemory = 100;

/** Takes of recorded prompts, by an id that nobody can guess; each is one sound for ever, so it may be kept. The carrier fetches them as plain media, so they are not signed. */
export class PromptAudio {
  private readonly known = new BoundedMap<string, VoiceReply>(promptsInMemory);

  constructor(
    private readonly store: InstallationStore,
    private readonly blobs: BlobStore,
  ) {}

  async get(id: string): Promise<VoiceReply> {
    const known = this.known.get(id);
    if (known) return known;
    const take = await this.store.audioTake(id);
    const bytes = take && (await this.blobs.read(take.blobKey));
    if (!bytes) return refusal(404, "no such prompt");
    const reply: VoiceReply = { status: 200, contentType: take.mimeType, body: bytes };
    this.known.set(id, reply);
    return reply;
  }
}
