import { readFileSync, statSync } from "node:fs";
import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { limits } from "@/lib/flow/limits";
import { parseFlow } from "@/lib/nodes/check-flow";
import { type GoldenCall, goldenCallSchema } from "@/lib/simulator/golden-call";
import { err, ok, type Result } from "@/lib/util/result";

/** A flow from a file, or what is wrong with the file. A file far too large is not even read. */
export function readFlow(file: string): Result<FlowDocument, Issue[]> {
  try {
    const { size } = statSync(file);
    if (size > limits.documentBytes) {
      return err([issue("flow_too_large", `A flow file may have ${limits.documentBytes} bytes; this has ${size}.`)]);
    }
    return parseFlow(readFileSync(file, "utf8"));
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
