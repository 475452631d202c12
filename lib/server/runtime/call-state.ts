/** Where a call is, for lists, wallboards and reports; what the flow does is the engine's own session. */
export const callStates = ["ringing", "inFlow", "waiting", "reserved", "connected", "held", "wrapUp", "ended"] as const;

export type CallState = (typeof callStates)[number];

/**
 * Every move a call may make. What is not here does not happen, however late or out of order the carrier's callbacks
 * come; above all nothing leaves `ended`.
 */
export const allowedMoves: Readonly<Record<CallState, readonly CallState[]>> = {
  ringing: ["inFlow", "waiting", "ended"],
  inFlow: ["waiting", "connected", "ended"],
  waiting: ["inFlow", "reserved", "ended"],
  reserved: ["connected", "waiting", "ended"],
  connected: ["held", "wrapUp", "inFlow", "ended"],
  held: ["connected", "wrapUp", "ended"],
  wrapUp: ["inFlow", "ended"],
  ended: [],
};

/** @returns the new state, or `from` when the move is not allowed */
export function moveCall(from: CallState, to: CallState): CallState {
  return allowedMoves[from].includes(to) ? to : from;
}
