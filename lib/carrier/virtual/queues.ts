import type { CallLeg } from "./call-leg";
import { newSid } from "./sid";

export interface QueueMember {
  call: CallLeg;
  enteredAtMs: number;
}

export interface CallQueue {
  sid: string;
  name: string;
  maxSize: number;
  members: QueueMember[];
  createdAtMs: number;
}

/** Twilio's default for a queue made by `<Enqueue>`, and the most that REST allows (twilio.com/docs/voice/api/queue-resource). */
export const defaultQueueSize = 1000;
export const largestQueueSize = 5000;

/** The account's call queues: first in, first out. */
export class Queues {
  private readonly bySid = new Map<string, CallQueue>();
  private readonly watchers = new Set<(queue: CallQueue) => void>();

  /** Somebody has joined: whoever dials this queue may take them. */
  announce(queue: CallQueue): void {
    for (const tell of [...this.watchers]) tell(queue);
  }

  onJoin(tell: (queue: CallQueue) => void): () => void {
    this.watchers.add(tell);
    return () => this.watchers.delete(tell);
  }

  create(name: string, maxSize = defaultQueueSize): CallQueue {
    const queue = { sid: newSid("QU"), name, maxSize, members: [], createdAtMs: Date.now() };
    this.bySid.set(queue.sid, queue);
    return queue;
  }

  /** `<Enqueue>` makes a queue that does not exist yet. */
  named(name: string): CallQueue {
    return this.findByName(name) ?? this.create(name);
  }

  findByName(name: string): CallQueue | null {
    for (const queue of this.bySid.values()) if (queue.name === name) return queue;
    return null;
  }

  get(sid: string): CallQueue | null {
    return this.bySid.get(sid) ?? null;
  }

  delete(sid: string): boolean {
    return this.bySid.delete(sid);
  }

  list(): CallQueue[] {
    return [...this.bySid.values()];
  }
}

export function secondsIn(member: QueueMember): number {
  return Math.max(0, Math.round((member.call.clock.now() - member.enteredAtMs) / 1000));
}

export function averageSeconds(queue: CallQueue): number {
  if (queue.members.length === 0) return 0;
  return Math.round(queue.members.reduce((sum, member) => sum + secondsIn(member), 0) / queue.members.length);
}
