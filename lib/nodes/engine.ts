import { createEngine } from "@/lib/engine/engine";
import { nlu } from "@/lib/nlu/installed-nlu";
import { intentNodeWith } from "./intent";
import { nodeTypes } from "./registry";

/** The engine with our node types, and every language that callers are understood in. */
export const engine = createEngine({ ...nodeTypes, intent: intentNodeWith(nlu) });
