import { emptyFlow, type FlowDocument } from "@/lib/flow/document";

/** A ring of menus: every call presses 1 and is asked again, so that each turn costs what the one before did. */
export function menuRing(menus: number): FlowDocument {
  const flow = emptyFlow("Bench");
  for (let i = 0; i < menus; i++) {
    flow.nodes[`menu${i}`] = {
      type: "menu",
      label: `Menu ${i}`,
      config: {
        prompt: { "en-US": { say: "For bills press 1. For support press 2." } },
        choices: [
          { id: "bills", key: "1", label: "Bills", prompt: {} },
          { id: "end", key: "2", label: "End", prompt: {} },
        ],
        invalid: { "en-US": { say: "That was none of them." } },
        noInput: { "en-US": { say: "We did not hear you." } },
      },
      exits: { bills: `menu${(i + 1) % menus}`, end: "end", invalid: "end", noInput: "end" },
    };
  }
  flow.nodes.end = { type: "hangUp", label: "End", config: {}, exits: {} };
  flow.entry = "menu0";
  return flow;
}
