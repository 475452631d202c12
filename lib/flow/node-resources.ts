import type { ResourceUse } from "./catalogue";
import type { GraphNode } from "./graph";

/** Everything of the installation that a node names: what its type says, and the audio of its prompts. */
export function nodeResources({ type, config }: Pick<GraphNode, "type" | "config">): ResourceUse[] {
  if (!type || config === undefined) return [];
  const audio = type
    .prompts(config)
    .flatMap(({ path, prompt }) =>
      Object.entries(prompt).flatMap(([language, content]): ResourceUse[] =>
        "play" in content && !content.play.startsWith("https://")
          ? [{ kind: "audio", name: content.play, path: `${path}.${language}` }]
          : [],
      ),
    );
  return [...type.resources(config), ...audio];
}
