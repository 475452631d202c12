import { type Effect, isSpoken } from "@/lib/engine/effect";
import type { TwimlBindings } from "@/lib/twiml/render-twiml";
import type { BoundName, InstallationStore } from "./call-record";

/** How long a changed number or prompt may go unnoticed. */
const freshForMs = 5_000;

/** Audio prompts and telephone numbers of this installation, read when a turn names one and kept for a few seconds. */
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
            destinations: numbersOf(names, "destination"),
            departments: numbersOf(names, "department"),
            agents: new Map([...numbersOf(names, "agent")].map(([name, [number = ""]]) => [name, number])),
          };
    this.known = { bindings, text, readAtMs: this.now() };
    return bindings;
  }
}

const numbersOf = (names: readonly BoundName[], kind: BoundName["kind"]): Map<string, readonly string[]> =>
  new Map(
    names.flatMap((bound) => (bound.kind === kind && bound.kind !== "audio" ? [[bound.name, bound.numbers]] : [])),
  );

const nothingBound: TwimlBindings = {
  audio: new Map(),
  destinations: new Map(),
  agents: new Map(),
  departments: new Map(),
};

function namesSomething(effect: Effect): boolean {
  if (effect.type === "play") return !effect.source.startsWith("https://");
  if (effect.type === "dial") {
    const { targets, screenPrompt = [], whisper = [] } = effect;
    return targets.some((target) => !("number" in target)) || [...screenPrompt, ...whisper].some(namesSomething);
  }
  return effect.type === "gather" && effect.prompts.filter(isSpoken).some(namesSomething);
}
