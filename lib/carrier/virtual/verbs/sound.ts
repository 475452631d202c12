import { CallFailure } from "../documents";
import type { Ear } from "../ear";
import { type Run, resolveUrl } from "../run";
import { spokenText, type TwimlElement } from "../twiml/document";
import { problem } from "../twiml/problem";
import { wavSeconds } from "../wav";

/** Speaking takes about 15 characters a second. */
const msPerCharacter = 65;
/** How long audio of another host is taken to last: the virtual carrier does not fetch what is not ours. */
const foreignAudioMs = 5000;
const maxAudioBytes = 20 * 1024 * 1024;

/** `loop="0"` plays for ever; a thousand times is Twilio's limit. */
const loops = (value: string | undefined) => (value === "0" ? 1000 : Number(value ?? 1));

/**
 * Say, Play or Pause.
 *
 * @param bargeIn the ear that may cut it short, or null
 * @returns `bargeIn` when the caller did
 */
export async function makeSound(run: Run, element: TwimlElement, bargeIn: Ear | null): Promise<"finished" | "bargeIn"> {
  switch (element.name) {
    case "Say":
      return say(run, element, bargeIn);
    case "Play":
      return play(run, element, bargeIn);
    default:
      return pause(run, element, bargeIn);
  }
}

async function say(run: Run, element: TwimlElement, bargeIn: Ear | null) {
  const text = spokenText(element);
  const { language = "en-US", voice = "woman", loop } = element.attributes;
  const times = loops(loop);
  const estimatedMs = Math.round(500 + text.length * msPerCharacter) * times;
  const seq = run.call.emit({ type: "said", text, language, voice, loop: times, estimatedMs, by: "flow" });
  return run.call.hearSound(seq, estimatedMs, bargeIn);
}

async function play(run: Run, element: TwimlElement, bargeIn: Ear | null) {
  const { digits, loop } = element.attributes;
  const address = element.text.trim();
  if (digits !== undefined && address === "") {
    run.call.emit({ type: "playedKeys", digits });
    await run.call.sleep(digits.length * 250);
    return "finished" as const;
  }
  const url = resolveUrl(run, address);
  const onceMs = await audioMs(run, element, url);
  const times = loops(loop);
  const estimatedMs = onceMs * times;
  const seq = run.call.emit({ type: "played", url, loop: times, estimatedMs });
  return run.call.hearSound(seq, estimatedMs, bargeIn);
}

async function pause(run: Run, element: TwimlElement, bargeIn: Ear | null) {
  const seconds = Number(element.attributes.length ?? 1);
  const seq = run.call.emit({ type: "paused", seconds });
  return run.call.hearSound(seq, seconds * 1000, bargeIn);
}

/** Audio from the flow's own server is fetched and must be audio (13420, 13325 inside a Gather). */
async function audioMs(run: Run, element: TwimlElement, url: string): Promise<number> {
  const { exchange, call, document } = run;
  if (document.url === null || new URL(url).origin !== new URL(document.url).origin) return foreignAudioMs;
  const cached = durations.get(exchange)?.get(url);
  if (cached !== undefined) return cached;
  const sending = exchange.sender.send({ purpose: "media", url, method: "GET", params: {}, limitBytes: maxAudioBytes });
  const { outcome } = await call.until<Awaited<typeof sending>>((settle) => {
    void sending.then(settle);
    return undefined;
  });
  if (!outcome.ok) throw new CallFailure(outcome.error, url);
  const { contentType, body } = outcome.value;
  if (!contentType.toLowerCase().startsWith("audio/")) {
    const insideGather = !document.response.children.includes(element);
    throw new CallFailure(problem(insideGather ? 13325 : 13420, `${contentType || "none"} from ${url}`), url);
  }
  const ms = Math.round((wavSeconds(body) ?? body.length / 4000) * 1000);
  const known = durations.get(exchange) ?? new Map<string, number>();
  durations.set(exchange, known.set(url, ms));
  return ms;
}

/** Twilio caches audio; so does each virtual carrier. */
const durations = new WeakMap<object, Map<string, number>>();
