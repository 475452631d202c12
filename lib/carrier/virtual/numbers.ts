import { newSid } from "./sid";

export interface NumberConfig {
  /** E.164. */
  phoneNumber: string;
  friendlyName?: string;
  voiceUrl?: string;
  voiceMethod?: "GET" | "POST";
  voiceFallbackUrl?: string;
  voiceFallbackMethod?: "GET" | "POST";
  statusCallback?: string;
  statusCallbackMethod?: "GET" | "POST";
}

export interface AccountNumber extends Required<NumberConfig> {
  sid: string;
  createdAtMs: number;
}

/** The numbers of the account, and optionally webhooks for every other number that is dialled (`catchAll`). */
export class NumberBook {
  private readonly bySid = new Map<string, AccountNumber>();
  catchAll: Omit<NumberConfig, "phoneNumber"> | null = null;

  add(config: NumberConfig): AccountNumber {
    const existing = this.find(config.phoneNumber);
    const number = { ...(existing ?? { sid: newSid("PN"), createdAtMs: Date.now() }), ...complete(config) };
    this.bySid.set(number.sid, number);
    return number;
  }

  update(sid: string, change: Partial<NumberConfig>): AccountNumber | null {
    const number = this.bySid.get(sid);
    if (!number) return null;
    const next = { ...number, ...change };
    this.bySid.set(sid, next);
    return next;
  }

  get(sid: string): AccountNumber | null {
    return this.bySid.get(sid) ?? null;
  }

  find(phoneNumber: string): AccountNumber | null {
    for (const number of this.bySid.values()) if (number.phoneNumber === phoneNumber) return number;
    return null;
  }

  /** What a caller who dials this number reaches; null when nobody owns it. */
  reach(phoneNumber: string): Required<NumberConfig> | null {
    return this.find(phoneNumber) ?? (this.catchAll ? complete({ ...this.catchAll, phoneNumber }) : null);
  }

  remove(sid: string): boolean {
    return this.bySid.delete(sid);
  }

  list(): AccountNumber[] {
    return [...this.bySid.values()].sort((a, b) => (a.phoneNumber < b.phoneNumber ? -1 : 1));
  }
}

const complete = (config: NumberConfig): Required<NumberConfig> => ({
  phoneNumber: config.phoneNumber,
  friendlyName: config.friendlyName ?? config.phoneNumber,
  voiceUrl: config.voiceUrl ?? "",
  voiceMethod: config.voiceMethod ?? "POST",
  voiceFallbackUrl: config.voiceFallbackUrl ?? "",
  voiceFallbackMethod: config.voiceFallbackMethod ?? "POST",
  statusCallback: config.statusCallback ?? "",
  statusCallbackMethod: config.statusCallbackMethod ?? "POST",
});
