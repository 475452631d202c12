import type { GraphNode } from "../graph";
import type { Issue } from "../issue";
import { templateProblem } from "../template";
import { ofEachNode } from "./check";

/** Every text with marks in it can be read, prompts and all others alike. */
export const templateCheck = ofEachNode(problems);

function problems({ id, type, config }: GraphNode): Issue[] {
  if (!type || config === undefined) return [];
  const spoken = type
    .prompts(config)
    .flatMap(({ path, prompt }) =>
      Object.entries(prompt).flatMap(([language, content]) =>
        "say" in content ? [{ path: `${path}.${language}`, template: content.say }] : [],
      ),
    );
  return [...spoken, ...(type.templates?.(config) ?? [])].flatMap(({ path, template }) => {
    const problem = template.includes("{") ? templateProblem(template) : null;
    if (problem === null) return [];
    return [
      {
        code: "template_invalid",
        severity: "error" as const,
        nodeId: id,
        path,
        message: `The text cannot be read: ${problem}.`,
        values: { problem },
      },
    ];
  });
}
