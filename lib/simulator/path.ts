import type { Step } from "@/lib/engine/session";

/**
 * The way through the flow in one word a step: `menu.billing` for an exit taken, `menu` for a node where the call
 * stayed. The waits of one node in a row are one entry, and vanish when it leaves by an exit.
 */
export function pathOf(steps: readonly Pick<Step, "nodeId" | "exit">[]): string[] {
  const path: string[] = [];
  for (const { nodeId, exit } of steps) {
    if (path.at(-1) === nodeId) path.pop();
    path.push(exit === null ? nodeId : `${nodeId}.${exit}`);
  }
  return path;
}
