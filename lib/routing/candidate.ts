/** One agent of a department, as known when a call has to be given to somebody. */
export interface Candidate {
  /** The agent's name in flows; unique among the candidates. */
  name: string;
  /** Can be rung now: has a number and is not talking. */
  available: boolean;
  /** When the agent works, in the agent's own time zone. */
  hours: WorkingHours;
  /** Place in the department's list, 1 for the first. */
  position: number;
  /** 1 (highest) to 5 (lowest). */
  priority: number;
  /** Skill → proficiency, 1 (beginner) to 5 (expert); a skill that is not named is not there. */
  skills: Readonly<Record<string, number>>;
  /** BCP 47 tags, e.g. `en-US` or `ar`. */
  languages: readonly string[];
  /** The agent's part of the department's calls, as a whole number next to the others' (60 beside 40 is 60 %). */
  share: number;
  /** How many of the department's calls were offered to this agent first. */
  offers: number;
  /** Number of the department's call that was last offered to this agent first, counted from 1; 0: none. */
  lastOffer: number;
  /** Seconds talked today. */
  talkSeconds: number;
  /** When the agent's last call ended, Unix milliseconds; null: no call yet. */
  idleSinceMs: number | null;
}

/** `always`: no hours are kept for this agent. `closed`: not at work now. Otherwise when the working day ends, Unix milliseconds. */
export type WorkingHours = "always" | "closed" | { untilMs: number };
