import type { BlobStore } from "@/lib/server/media/blob-store";
import { BoundedMap } from "../bounded-map";
import type { CallStore } from "../call-store";
import { refusal, type VoiceReply } from "../voice-request";

/** Prompts in memory; one is rarely over 200 kB. */
const promptsInMemory = 100;

/** Recorded prompts, by an id that nobody can guess. The carrier fetches them as plain media, so they are not signed. */
export class PromptAudio {
  private readonly known = new BoundedMap<string, VoiceReply>(promptsInMemory);

  constructor(
    private readonly store: CallStore,
    private readonly blobs: BlobStore,
  ) {}

  async get(id: string): Promise<VoiceReply> {
    const known = this.known.get(id);
    if (known) return known;
    const { rows } = await this.store.query<{ mime_type: string; blob_key: string }>(
      "audio-prompt",
      "SELECT mime_type, blob_key FROM audio_prompt WHERE id = $1",
      [id],
    );
    const bytes = rows[0] ? await this.blobs.read(rows[0].blob_key) : null;
    if (!rows[0] || !bytes) return refusal(404, "no such prompt");
    const reply: VoiceReply = { status: 200, contentType: rows[0].mime_type, body: bytes };
    this.known.set(id, reply);
    return reply;
  }
}
