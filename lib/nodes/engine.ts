import { createEngine } from "@/lib/engine/engine";
import { nodeTypes } from "./registry";

/** The engine with our node types. */
export const engine = createEngine(nodeTypes);
