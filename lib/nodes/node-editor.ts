import type { LucideIcon } from "lucide-react";
import type { Json } from "@/lib/util/json";

export type NodeConfig = Readonly<Record<string, Json>>;

/** One piece of a card's body: what the caller hears, or what is decided or done. */
export interface CardLine {
  kind: "speech" | "rule";
  text: string;
}

/** What a card may ask while it is drawn. The config is a draft's: any part may be missing or of the wrong shape. */
export interface CardTexts {
  /** A prompt in the flow's first language, quoted as written; null when nothing is said. */
  speech(prompt: Json | undefined): string | null;
  /** A template with its marks in words: `{First name} called`. */
  template(text: string): string;
  /** A text of this node type: `nodes.types.<type>.<key>`. */
  text(key: string, values?: Record<string, string | number>): string;
  /** `3 min`, `45 s`. */
  duration(seconds: number): string;
  /** A condition in words: `Account type is gold`. */
  condition(condition: Json | undefined): string | null;
  list(items: readonly string[]): string;
}

/** How a node type looks and asks in the designer; the form itself is made from its config schema. */
export interface NodeEditor {
  icon: LucideIcon;
  card(config: NodeConfig, texts: CardTexts): CardLine[];
  /** What a caller presses for an exit, shown before its name. */
  exitKey?(config: NodeConfig, exitId: string): string | null;
  /** Drawn with the name of the node it leads to in place of a wire. */
  isJump?: true;
  /** Whether a field matters with this config; all do when absent. */
  showsField?(field: string, config: NodeConfig): boolean;
  /** The same for a field of a list's items, e.g. `questions.highest`; all matter when absent. */
  showsItemField?(field: string, item: NodeConfig): boolean;
}

export const speechLine = (text: string | null): CardLine[] => (text === null ? [] : [{ kind: "speech", text }]);
export const ruleLine = (text: string): CardLine => ({ kind: "rule", text });

/** Readers for drafts: a value of the wrong shape reads as absent. */
export const asText = (value: Json | undefined): string => (typeof value === "string" ? value : "");
export const asNumber = (value: Json | undefined): number | null => (typeof value === "number" ? value : null);
export const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
export const asObject = (value: Json | undefined): NodeConfig =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
