import { newSid } from "./sid";

export interface TextMessage {
  sid: string;
  from: string;
  to: string;
  body: string;
  createdAtMs: number;
}

/** Most messages that are remembered; the oldest goes first. */
const most = 5_000;

/** The text messages that were sent, oldest first. */
export class Messages {
  private readonly bySid = new Map<string, TextMessage>();

  add(message: Pick<TextMessage, "from" | "to" | "body">): TextMessage {
    const added = { sid: newSid("SM"), ...message, createdAtMs: Date.now() };
    this.bySid.set(added.sid, added);
    const [oldest] = this.bySid.keys();
    if (this.bySid.size > most && oldest !== undefined) this.bySid.delete(oldest);
    return added;
  }

  get(sid: string): TextMessage | undefined {
    return this.bySid.get(sid);
  }

  list(): TextMessage[] {
    return [...this.bySid.values()];
  }
}
