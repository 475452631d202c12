import { z } from "zod";
import type { ExitSpec, NodeCatalogue, NodeDefinition } from "@/lib/flow/catalogue";

const testConfigSchema = z.object({ text: z.string().default(""), choices: z.array(z.string()).default([]) });
type Config = z.infer<typeof testConfigSchema>;

/** A few node types with the shapes that matter to the editor, so that its tests do not follow the real ones. */
export const testCatalogue: NodeCatalogue = {
  greeting: definition({ type: "greeting", exits: [{ id: "next", required: true }] }),
  menu: definition({ type: "menu", needsInput: true, fromChoices: true, exits: [{ id: "else", required: false }] }),
  hangUp: definition({ type: "hangUp", endsCall: true, exits: [] }),
  afterCallWork: definition({ type: "afterCallWork", stage: "afterCall", exits: [] }),
};

function definition(of: {
  type: string;
  exits: ExitSpec[];
  stage?: "inCall" | "afterCall";
  needsInput?: boolean;
  endsCall?: boolean;
  fromChoices?: boolean;
}): NodeDefinition {
  const nodeType: NodeDefinition<Config> = {
    type: of.type,
    family: "talk",
    stage: of.stage ?? "inCall",
    configSchema: testConfigSchema as z.ZodType<Config>,
    newConfig: () => ({ text: "", choices: of.fromChoices ? ["one"] : [] }),
    exits: (config) => [
      ...(of.fromChoices ? config.choices.map((id) => ({ id, label: id, required: true })) : []),
      ...of.exits,
    ],
    prompts: () => [],
    resources: () => [],
    needsInput: () => of.needsInput ?? false,
    endsCall: () => of.endsCall ?? false,
    personalData: () => false,
  };
  return nodeType as unknown as NodeDefinition;
}
