/** What is known of a call that has to be given to somebody. */
export interface RoutingRequest {
  /** Decides between equals, e.g. the call's id; the same seed decides in the same way for ever. */
  seed: string;
  /** BCP 47, what the caller speaks. */
  language: string;
  /** What the one who answers has to be able to do; empty: nothing in particular. */
  skills: readonly SkillNeed[];
  customer: CustomerTies | null;
  /** What the caller wants, in the name of a skill; null: not known. */
  intent: string | null;
  /** −1 (angry) to 1 (pleased); null: not known. */
  sentiment: number | null;
}

export interface SkillNeed {
  skill: string;
  /** Least proficiency, 1 to 5. */
  atLeast: number;
}

export interface CustomerTies {
  /** 1 (highest) to 5 (lowest). */
  priority: number;
  /** The agent who looks after this customer, by name. */
  owner: string | null;
  /** The agent who talked to them last, by name. */
  lastAgent: string | null;
}
