import type { Webhook } from "../read-webhook";
import type { CallSteps } from "../take-step";

/**
 * Answers one kind of webhook with TwiML.
 *
 * @param id what follows the route in the path, "" when nothing does
 */
export type VoiceHandler = (steps: CallSteps, webhook: Webhook, id: string) => Promise<string>;
