import type { World } from "@/lib/simulator/world";
import type { Services } from "../ask-service";

/** The carrier's own answers, but where the world says that it fails, it fails so. */
export function recordingServiceOf(
  { services: said }: World,
  own: Pick<Services, "changeRecording">,
): Pick<Services, "changeRecording"> {
  const reason = said.changeRecording;
  if (typeof reason !== "string") return own;
  return { changeRecording: async () => ({ type: "serviceFailed", reason }) };
}
