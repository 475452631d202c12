import type { NodeFamily } from "@/lib/flow/catalogue";

/** Written out, since Tailwind finds class names by reading them. */
export const familyEdge: Record<NodeFamily, string> = {
  talk: "before:bg-talk",
  ask: "before:bg-ask",
  decide: "before:bg-decide",
  connect: "before:bg-connect",
  record: "before:bg-record",
};

export const familyText: Record<NodeFamily, string> = {
  talk: "text-talk",
  ask: "text-ask",
  decide: "text-decide",
  connect: "text-connect",
  record: "text-record",
};

export const familySoft: Record<NodeFamily, string> = {
  talk: "bg-talk-soft",
  ask: "bg-ask-soft",
  decide: "bg-decide-soft",
  connect: "bg-connect-soft",
  record: "bg-record-soft",
};

export const families: readonly NodeFamily[] = ["talk", "ask", "decide", "connect", "record"];
