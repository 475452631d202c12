import type { BlobStore } from "@/lib/server/media/blob-store";
import { emptyTwiml } from "@/lib/twiml/spoken-notice";
import { within } from "./ask-service";
import { PromptAudio } from "./handlers/audio";
import { fallback, holdOn } from "./handlers/fallback";
import type { VoiceHandler } from "./handlers/handler";
import { incoming } from "./handlers/incoming";
import { queueLeft, queueWait } from "./handlers/queue";
import { recording, transcription } from "./handlers/recording";
import { screen, whisper } from "./handlers/screen";
import { leg, status } from "./handlers/status";
import { turn } from "./handlers/turn";
import { readWebhook, type Webhook } from "./read-webhook";
import type { RuntimeParts } from "./runtime-parts";
import { CallSteps } from "./take-step";
import { refusal, twimlReply, type VoiceReply, type VoiceRequest } from "./voice-request";

/** `document`: the carrier does what the answer says. `callback`: it only wants to hear that we heard. */
const handlers: Record<string, { kind: "document" | "callback"; handle: VoiceHandler }> = {
  incoming: { kind: "document", handle: incoming },
  turn: { kind: "document", handle: turn },
  "queue/wait": { kind: "document", handle: queueWait },
  "queue/left": { kind: "document", handle: queueLeft },
  screen: { kind: "document", handle: screen },
  whisper: { kind: "document", handle: whisper },
  status: { kind: "callback", handle: status },
  leg: { kind: "callback", handle: leg },
  recording: { kind: "callback", handle: recording },
  transcription: { kind: "callback", handle: transcription },
};

/**
 * The call path: every webhook of the carrier, from signature to TwiML.
 *
 * Whatever happens behind it, a correctly signed request is answered with 200 and TwiML within the answer budget; when
 * our database is away the caller is asked to hold on and the carrier comes back with the same webhook.
 */
export class CallRuntime {
  readonly steps: CallSteps;
  private readonly audio: PromptAudio;
  /** Webhooks being answered, so that copies that arrive together are one piece of work in this process. */
  private readonly inHand = new Map<string, Promise<string>>();

  constructor(
    private readonly parts: RuntimeParts,
    blobs: BlobStore,
  ) {
    this.steps = new CallSteps(parts);
    this.audio = new PromptAudio(parts.installation, blobs);
  }

  async handle(request: VoiceRequest): Promise<VoiceReply> {
    const { name, id } = routeOf(request.path);
    if (name === "audio") return this.prompt(request, id);
    if (name !== "fallback" && !Object.hasOwn(handlers, name)) return refusal(404, "no such address");
    const webhook = readWebhook(request, this.parts.publicUrl, this.parts.lines);
    if (!webhook.ok) return webhook.error;
    if (name === "fallback") return twimlReply(fallback(webhook.value.form, this.parts.publicUrl));
    return twimlReply(await this.answer(name, id, request, webhook.value));
  }

  /** Waits for work that goes on behind answered webhooks. */
  async stop(): Promise<void> {
    await Promise.allSettled([...this.inHand.values()]);
    await this.steps.stop();
  }

  private async answer(name: string, id: string, request: VoiceRequest, webhook: Webhook): Promise<string> {
    const { kind } = handlers[name] as (typeof handlers)[string];
    try {
      const twiml = await within(this.steps.budgets.answer, this.once(name, id, request, webhook));
      if (twiml !== undefined) return twiml;
      this.parts.log.warn({ route: name }, "a webhook was not answered in time");
    } catch (error) {
      this.parts.log.error({ err: error, route: name }, "a webhook could not be answered");
    }
    return kind === "callback" ? emptyTwiml : holdOn(this.addressOf(request), webhook.form);
  }

  private once(name: string, id: string, request: VoiceRequest, webhook: Webhook): Promise<string> {
    const key = webhookKey(name, id, request, webhook);
    const going = this.inHand.get(key);
    if (going) return going;
    const { handle } = handlers[name] as (typeof handlers)[string];
    const work = handle(this.steps, webhook, id).finally(() => this.inHand.delete(key));
    this.inHand.set(key, work);
    return work;
  }

  private async prompt(request: VoiceRequest, id: string): Promise<VoiceReply> {
    if (request.method !== "GET" && request.method !== "HEAD") return refusal(405, "GET only");
    try {
      return await this.audio.get(id);
    } catch (error) {
      this.parts.log.error({ err: error }, "a prompt could not be read");
      return refusal(404, "not available");
    }
  }

  private addressOf({ path, query }: VoiceRequest): string {
    return query === "" ? this.parts.publicUrl + path : `${this.parts.publicUrl}${path}?${query}`;
  }
}

/**
 * Two requests with this key are the same webhook. The carrier's token names one on all its retries; without one the
 * address does, with the call and, for callbacks, what they tell. Nothing a caller pressed is part of it.
 */
function webhookKey(name: string, id: string, { query, idempotencyToken }: VoiceRequest, { form }: Webhook): string {
  const told = handlers[name]?.kind === "callback" ? `${form.CallStatus ?? ""} ${form.RecordingSid ?? ""}` : "";
  const retried = told === "" ? "" : (idempotencyToken ?? "");
  return `${name} ${id} ${query} ${form.CallSid ?? ""} ${told} ${retried}`;
}

/** `/api/voice/queue/wait/ID` → `queue/wait` and `ID`. */
function routeOf(path: string): { name: string; id: string } {
  const [first = "", second = "", third = ""] = path.slice("/api/voice/".length).split("/");
  return first === "queue" ? { name: `queue/${second}`, id: third } : { name: first, id: second };
}
