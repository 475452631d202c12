import { type Effect, isSpoken } from "@/lib/engine/effect";
import type { TwimlBindings } from "@/lib/twiml/render-twiml";
import type { InstallationStore } from "./call-record";

/** How long a changed destination or prompt may go unnoticed. */
const freshForMs = 5_000;

/** Audio prompts and destinations of this installation, read when a turn names one and kept for a few seconds. */
export class InstalledBindings {
  private known: { bindings: TwimlBindings; text: string; readAtMs: number } | null = null;
  private reading: Promise<TwimlBindings> | null = null;

  constructor(
    private readonly store: InstallationStore,
    private readonly now: () => number,
  ) {}

  async forEffects(effects: readonly Effect[]): Promise<TwimlBindings> {
    if (!effects.some(namesSomething)) return this.known?.bindings ?? nothingBound;
    if (this.known && this.now() - this.known.readAtMs < freshForMs) return this.known.bindings;
    this.reading ??= this.read().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async read(): Promise<TwimlBindings> {
    const names = await this.store.boundNames();
    const text = JSON.stringify(names);
    // The same object while nothing changes, so that rendered documents stay remembered.
    const bindings =
      this.known?.text === text
        ? this.known.bindings
        : {
            audio: new Map(names.flatMap((bound) => (bound.kind === "audio" ? [[bound.name, bound.id]] : []))),
            destinations: new Map(
              names.flatMap((bound) => (bound.kind === "destination" ? [[bound.name, bound.numbers]] : [])),
            ),
          };
    this.known = { bindings, text, readAtMs: this.now() };
    return bindings;
  }
}

const nothingBound: TwimlBindings = { audio: new Map(), destinations: new Map() };

function namesSomething(effect: Effect): boolean {
  if (effect.type === "play") return !effect.source.startsWith("https://");
  if (effect.type === "dial") {
    return effect.targets.some((target) => "destination" in target) || (effect.screenPrompt ?? []).some(namesSomething);
  }
  return effect.type === "gather" && effect.prompts.filter(isSpoken).some(namesSomething);
}
