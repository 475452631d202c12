export type CallerInput =
  | { kind: "key"; key: string; secret: boolean }
  | { kind: "speech"; text: string; confidence: number }
  | { kind: "silence" };

/** The caller's input while a verb listens. Without an ear, keys and words are lost. */
export class Ear {
  readonly heard: CallerInput[] = [];
  onInput: (() => void) | null = null;
}
