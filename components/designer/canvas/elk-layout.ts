"use client";

import type { ELK, ElkNode } from "elkjs/lib/elk-api";

let kernel: Promise<ELK> | null = null;

/**
 * Lays a graph out in a worker, so that the page goes on meanwhile. The 1.4 MB kernel is loaded by the first call.
 *
 * @throws when it cannot be loaded (a later call tries again) or refuses the graph
 */
export async function elkLayout(graph: ElkNode): Promise<ElkNode> {
  kernel ??= load();
  try {
    return await (await kernel).layout(graph);
  } catch (error) {
    kernel = null;
    throw error;
  }
}

async function load(): Promise<ELK> {
  const { default: Kernel } = await import("elkjs/lib/elk-api");
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  const broken = new Promise<never>((_, fail) => worker.addEventListener("error", fail, { once: true }));
  const elk = new Kernel({ workerFactory: () => worker });
  // A worker that cannot be loaded answers nothing; the first question finds out.
  await Promise.race([elk.knownLayoutAlgorithms(), broken]);
  return elk;
}
