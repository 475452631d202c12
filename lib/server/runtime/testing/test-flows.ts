import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import type { Prompt } from "@/lib/flow/prompt";
import { type NodeTypeName, nodeTypes } from "@/lib/nodes/registry";
import type { Json } from "@/lib/util/json";

/** What a test flow says, in English. */
export const say = (text: string): Prompt => ({ "en-US": { say: text } });

/** A node of a test flow: the type's fresh configuration with some of it set. */
export function node(
  type: NodeTypeName,
  config: Record<string, Json> = {},
  exits: Record<string, string> = {},
): FlowNode {
  const fresh = nodeTypes[type].newConfig(["en-US"]) as Record<string, Json>;
  return { type, label: type, config: { ...fresh, ...config }, exits };
}

export function testFlow(nodes: Record<string, FlowNode>, more: Partial<FlowDocument> = {}): FlowDocument {
  return { ...emptyFlow("Test flow"), entry: Object.keys(nodes)[0] as string, nodes, ...more };
}

/** A menu with `1` and `2`, that comes back to itself on `2`, and after-call work. */
export function menuFlow(text = "Press 1 to finish, 2 to hear this again."): FlowDocument {
  return testFlow(
    {
      welcome: node(
        "greeting",
        { prompt: say("Hello{% if customer %} {{ customer.firstName }}{% endif %}.") },
        { next: "choose" },
      ),
      choose: node(
        "menu",
        {
          prompt: say(text),
          choices: [
            { id: "finish", label: "Finish", key: "1", phrases: ["finish"] },
            { id: "again", label: "Again", key: "2", phrases: ["again"] },
          ],
        },
        { finish: "bye", again: "choose", noInput: "bye", invalid: "bye" },
      ),
      bye: node("hangUp", { prompt: say("Goodbye.") }),
      "wrap-up": node("afterCallWork"),
    },
    { afterCall: "wrap-up" },
  );
}
