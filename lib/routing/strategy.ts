import type { Candidate } from "./candidate";
import type { RoutingRequest } from "./routing-request";

/** Orders those of the candidates who may have the call, best first; all of them can be rung and are at work. */
export type Strategy = (request: RoutingRequest, candidates: readonly Candidate[]) => Candidate[];
