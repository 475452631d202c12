import type { CallLeg } from "./call-leg";
import { newSid } from "./sid";

export interface Participant {
  call: CallLeg;
  endOnExit: boolean;
  startOnEnter: boolean;
  muted: boolean;
}

export interface Conference {
  sid: string;
  name: string;
  participants: Participant[];
  started: boolean;
  callback: { url: string; method: "GET" | "POST"; events: string[] } | null;
  sequence: number;
}

/** Rooms by name; one exists as long as somebody is in it. */
export class Conferences {
  private readonly byName = new Map<string, Conference>();

  /** @param callback the first participant's, which counts for the whole conference */
  enter(
    name: string,
    participant: Participant,
    callback: Conference["callback"],
  ): { conference: Conference; startedNow: boolean } {
    let conference = this.byName.get(name);
    if (!conference) {
      conference = { sid: newSid("CF"), name, participants: [], started: false, callback, sequence: 0 };
      this.byName.set(name, conference);
    }
    conference.participants.push(participant);
    const startedNow = !conference.started && participant.startOnEnter && conference.participants.length > 1;
    const startsOnSecond =
      !conference.started &&
      conference.participants.length > 1 &&
      conference.participants.some((one) => one.startOnEnter);
    if (startedNow || startsOnSecond) conference.started = true;
    return { conference, startedNow: startedNow || startsOnSecond };
  }

  /** @returns true when the conference ended with this */
  leave(conference: Conference, participant: Participant): boolean {
    conference.participants = conference.participants.filter((one) => one !== participant);
    const over = conference.participants.length === 0 || (conference.started && participant.endOnExit);
    if (!over) return false;
    this.byName.delete(conference.name);
    for (const other of conference.participants) other.call.interrupt({ kind: "taken", by: "conference-ended" });
    conference.participants = [];
    return true;
  }

  list(): Conference[] {
    return [...this.byName.values()];
  }
}
