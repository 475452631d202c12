import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { limits } from "@/lib/flow/limits";
import { includeSubflows } from "@/lib/flow/nested-node";
import { parseDraft } from "@/lib/flow/parse-draft";
import { nodeTypes } from "@/lib/nodes/registry";
import { type GoldenCall, goldenCallSchema } from "@/lib/simulator/golden-call";
import { err, ok, type Result } from "@/lib/util/result";

/**
 * A flow from a file with the flows that run inside it, or what is wrong with the file. Those are found by their name
 * among the `flow.json` of folders beside the file's own; one that is missing there is for the checks to say.
 */
export function readFlow(file: string): Result<FlowDocument, Issue[]> {
  const flow = readOwnFlow(file);
  if (!flow.ok) return flow;
  let known: Map<string, FlowDocument> | null = null;
  const find = (name: string) => {
    known ??= new Map(neighboursOf(file).map((neighbour) => [neighbour.name, neighbour]));
    return known.get(name) ?? null;
  };
  return ok(includeSubflows(flow.value, nodeTypes, find));
}

function neighboursOf(file: string): FlowDocument[] {
  const folder = join(dirname(file), "..");
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name, "flow.json");
    const flow = entry.isDirectory() && existsSync(path) ? readOwnFlow(path) : null;
    return flow?.ok ? [flow.value] : [];
  });
}

/** A file far too large is not even read. */
function readOwnFlow(file: string): Result<FlowDocument, Issue[]> {
  try {
    const { size } = statSync(file);
    if (size > limits.documentBytes) {
      return err([issue("flow_too_large", `A flow file may have ${limits.documentBytes} bytes; this has ${size}.`)]);
    }
    return parseDraft(readFileSync(file, "utf8"));
  } catch (error) {
    return err([issue("file_unreadable", reason(error))]);
  }
}

/** A golden call from a file, or what is wrong with it. */
export function readGoldenCall(file: string): Result<GoldenCall, Issue[]> {
  try {
    const parsed = goldenCallSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) return ok(parsed.data);
    return err(
      parsed.error.issues.map(({ path, message }) => ({ ...issue("call_invalid", message), path: path.join(".") })),
    );
  } catch (error) {
    return err([issue("file_unreadable", reason(error))]);
  }
}

const issue = (code: string, message: string): Issue => ({ code, severity: "error", nodeId: null, path: "", message });

const reason = (error: unknown) => (error instanceof Error ? error.message : "it cannot be read");
