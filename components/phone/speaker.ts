import type { CarrierEvent } from "@/lib/carrier/virtual/events";

/**
 * Speaks prompts with the browser's voice of their language and plays recorded ones. `ended` is told once for each
 * event, also when the browser never says that it has finished.
 */
export class Speaker {
  private readonly audio = new Map<number, HTMLAudioElement>();

  constructor(private readonly ended: (seq: number) => void) {}

  /** Whether this browser has any voice at all; voices may still be loading at the first call. */
  static isAvailable(): boolean {
    return typeof speechSynthesis !== "undefined" && speechSynthesis.getVoices().length > 0;
  }

  say(event: Extract<CarrierEvent, { type: "said" }>): void {
    const utterance = new SpeechSynthesisUtterance(event.text);
    utterance.lang = event.language;
    utterance.voice = voiceFor(event.language);
    this.once(event.seq, event.estimatedMs, (done) => {
      utterance.onend = done;
      utterance.onerror = done;
    });
    speechSynthesis.speak(utterance);
  }

  play(event: Extract<CarrierEvent, { type: "played" }>): void {
    const audio = new Audio(event.url);
    let left = event.loop;
    this.audio.set(event.seq, audio);
    this.once(event.seq, event.estimatedMs, (done) => {
      audio.onended = () => {
        left -= 1;
        if (left > 0) audio.play().catch(done);
        else done();
      };
      audio.onerror = done;
    });
    audio.play().catch(() => audio.dispatchEvent(new Event("error")));
  }

  /** The caller answered, or the call went on: silence at once. */
  hush(): void {
    speechSynthesis.cancel();
    for (const audio of this.audio.values()) audio.pause();
    this.audio.clear();
  }

  private once(seq: number, estimatedMs: number, listen: (done: () => void) => void): void {
    let open = true;
    const done = () => {
      if (!open) return;
      open = false;
      clearTimeout(late);
      this.audio.delete(seq);
      this.ended(seq);
    };
    // Some browsers lose the end of a long utterance, and then a call would hang on a sentence.
    const late = setTimeout(done, estimatedMs * 2 + 4_000);
    listen(done);
  }
}

/** The browser's voice of a language, else of another region of it; null when it has none. */
export function voiceFor(language: string): SpeechSynthesisVoice | null {
  const voices = speechSynthesis.getVoices();
  const base = language.split("-")[0];
  return (
    voices.find((voice) => voice.lang.replace("_", "-") === language) ??
    voices.find((voice) => voice.lang.split(/[-_]/)[0] === base) ??
    null
  );
}
