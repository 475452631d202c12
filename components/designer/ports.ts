import type { DraftNews, DraftPort } from "@/lib/editor/draft-port";
import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import type { HoursDefinition } from "@/lib/hours/definition";
import type { Entity } from "@/lib/nlu/entities/entity";
import type { NodeConfig } from "@/lib/nodes/node-editor";

/** Something a flow names: the name is what the flow keeps, the label what people read. */
export interface NamedResource {
  name: string;
  label: string;
}

export interface DesignerResources {
  queues: readonly NamedResource[];
  destinations: readonly (NamedResource & { numbers: readonly string[] })[];
  agents: readonly NamedResource[];
  departments: readonly NamedResource[];
  skills: readonly NamedResource[];
  /** `takeId` is what it is heard by. */
  audio: readonly (NamedResource & { language: string | null; takeId: string | null; durationMs: number | null })[];
  calendars: readonly NamedResource[];
  hours: readonly (NamedResource & { definition: HoursDefinition })[];
  secrets: readonly NamedResource[];
  /** Published flows, which others may run inside them; this one too. */
  flows: readonly (NamedResource & { id: string })[];
}

export interface NumberSummary {
  id: string;
  e164: string;
  label: string;
  carrier: "virtual" | "twilio";
  /** The flow that answers it now. */
  flowId: string | null;
  flowName: string | null;
}

/** Ids of numbers that a flow takes over, wherever they lead, and of those it gives up; what else it has it keeps. */
export interface NumberMoves {
  takes: string[];
  gives: string[];
}

/** What a sentence means to an intent node; `names` holds the intent, or the one or two it would ask about. */
export type TriedSentence =
  | { is: "invalid" }
  | {
      is: "intent" | "unsure" | "other";
      names: readonly string[];
      /** 0 … 1 */
      confidence: number;
      entities: readonly Pick<Entity, "kind" | "value" | "currency">[];
      /** −1 … 1 */
      sentiment: number;
      mood: "angry" | "neutral" | "glad";
    };

export type PublishReply =
  | { ok: true; version: number; numbers: readonly { e164: string; carrier: "virtual" | "twilio" }[] }
  /** What stands in the way: problems the server found, or words for the person. */
  | { ok: false; issues: readonly Issue[] }
  | { ok: false; message: string };

export type FlowNews =
  | ({ kind: "edited" } & DraftNews)
  | { kind: "present"; people: { tabId: string; userId: string; name: string; nodeId: string | null }[] }
  | { kind: "archived"; archived: boolean }
  | { kind: "published" };

export interface FollowListener {
  onConnected(): void;
  onNews(news: FlowNews): void;
  /** The connection is gone; nothing more comes by it. */
  onLost(): void;
}

/** Everything the designer asks of a server. Promises reject only when the server cannot be reached. */
export interface DesignerPorts {
  draft: DraftPort;
  /** From now on whoever is signed in saves what this page holds. */
  saveAsAnyone(): void;
  /**
   * Others' edits and who has the flow open, from a revision on. The tab counts as present meanwhile.
   *
   * @returns ends it
   */
  follow(tabId: string, since: number, listener: FollowListener): () => void;
  /** False when the server does not know the tab (any more): it should follow anew. */
  tellWhere(tabId: string, nodeId: string | null): Promise<boolean>;
  /** @param change `moves` happens together with the publish or not at all; null: nothing is moved */
  publish(change: { revision: number; note: string; moves: NumberMoves | null }): Promise<PublishReply>;
  /** Keeps the draft as it is, to be published at a time on the clocks of a zone; `later`: the second time they show it. */
  schedule(change: {
    revision: number;
    note: string;
    moves: NumberMoves | null;
    wallTime: string;
    timeZone: string;
    later: boolean;
  }): Promise<{ ok: true; at: Date } | Extract<PublishReply, { ok: false }>>;
  /** What runs inside a flow that names these, by name; what is not published is missing. */
  subflows(names: readonly string[]): Promise<Record<string, FlowDocument>>;
  trySentence(request: { config: NodeConfig; language: string; text: string }): Promise<TriedSentence>;
  numbers(): Promise<readonly NumberSummary[]>;
  createVirtualNumber(): Promise<NumberSummary>;
  /** Resolve with the new resource's name, which the field that asked then holds. */
  createQueue(label: string): Promise<string>;
  createDestination(label: string, e164: string): Promise<string>;
}

export interface DesignerRights {
  edit: boolean;
  publish: boolean;
  /** Queues, destinations and numbers. */
  bind: boolean;
  /** Dial from the browser. */
  dial: boolean;
}
