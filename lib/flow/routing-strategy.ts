/** How a department chooses who is rung first; `lib/routing` has one file with the definition of each. */
export const routingStrategies = [
  "fixedOrder",
  "skills",
  "roundRobin",
  "percentage",
  "leastTalkTime",
  "longestIdle",
  "workingHours",
  "language",
  "relationship",
  "intelligent",
] as const;

export type RoutingStrategy = (typeof routingStrategies)[number];
