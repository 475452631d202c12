import type { z } from "zod";
import { type Json, unkeptPlace } from "@/lib/util/json";
import { err, ok, type Result } from "@/lib/util/result";
import { FLOW_FORMAT, type FlowDocument, flowDocumentSchema } from "./document";
import type { Issue } from "./issue";
import { jsonPlace } from "./json-place";
import { limits } from "./limits";
import { migrateFlow } from "./migrations";

/** More complaints than anybody reads; a file that is no flow at all would have thousands. */
const issuesAtMost = 50;

/**
 * Reads a flow from a file, a request or the database. A half-drawn flow passes, and so do node types that nobody here
 * knows: what must not reach a caller is for `checkPublishable`. Refused is what is no flow, too large, or of a newer
 * format. Older formats are brought up to date.
 *
 * @param input the text of a flow file, or what it parses to
 */
export function parseDraft(input: unknown): Result<FlowDocument, Issue[]> {
  const read = typeof input === "string" ? readText(input) : ok(input);
  if (!read.ok) return read;
  const document = read.value;
  if (document === null || typeof document !== "object" || Array.isArray(document)) {
    return refuse("not_a_flow", "", "This is not a flow: a flow is a JSON object with a format, a name and nodes.");
  }
  const unreadable = shapeProblem(document);
  if (unreadable) return unreadable;
  const unkept = unkeptPlace(document);
  if (unkept) return err([unkeptText(unkept)]);
  const migrated = migrateFlow(document as { [key: string]: Json });
  const strange = formatProblem(migrated.format);
  if (strange) return strange;
  const many = Object.keys((migrated.nodes as object | undefined) ?? {}).length;
  if (many > limits.nodesPerFlow) {
    return refuse("too_many_nodes", "nodes", `A flow may have ${limits.nodesPerFlow} nodes; this has ${many}.`, {
      count: many,
      limit: limits.nodesPerFlow,
    });
  }
  const parsed = flowDocumentSchema.safeParse(migrated);
  if (!parsed.success) return err(parsed.error.issues.slice(0, issuesAtMost).map((issue) => invalid(issue, migrated)));
  const flow = parsed.data as FlowDocument;
  return ok({ ...flow, name: flow.name.trim() });
}

function readText(text: string): Result<unknown, Issue[]> {
  const bytes = text.length > limits.documentBytes ? text.length : new TextEncoder().encode(text).length;
  if (bytes > limits.documentBytes) {
    const values = { bytes, limit: limits.documentBytes };
    return refuse("flow_too_large", "", `A flow file may have ${values.limit} bytes; this has ${bytes}.`, values);
  }
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    const { line, column } = jsonPlace(text);
    const place = `line ${line}, column ${column}`;
    return refuse("not_json", "", `This is not JSON: it cannot be read on from ${place}.`, { line, column });
  }
}

/** What the schema itself would not survive: it walks by recursion, and drops a key called `__proto__` with all below it. */
function shapeProblem(document: object): { ok: false; error: Issue[] } | null {
  const open: { value: object; depth: number }[] = [{ value: document, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (Object.hasOwn(value, "__proto__")) {
      return refuse("flow_invalid", "", 'This is not right: nothing in a flow may be called "__proto__".', {
        kind: "other",
        keys: "",
        problem: 'nothing in a flow may be called "__proto__"',
      });
    }
    if (depth > limits.documentDepth) {
      const limit = limits.documentDepth;
      return refuse("flow_too_deep", "", `A flow file may nest ${limit} levels; this one goes deeper.`, { limit });
    }
    for (const inner of Object.values(value)) {
      if (inner !== null && typeof inner === "object") open.push({ value: inner, depth: depth + 1 });
    }
  }
  return null;
}

function formatProblem(format: unknown): { ok: false; error: Issue[] } | null {
  if (format === FLOW_FORMAT) return null;
  const version = typeof format === "string" ? /^callwright\/flow@(\d{1,6})$/.exec(format)?.[1] : undefined;
  if (version === undefined) {
    return refuse("not_a_flow", "format", `This is not a flow: its format should be "${FLOW_FORMAT}".`);
  }
  const newer = Number(version) > Number(FLOW_FORMAT.split("@")[1]);
  return newer
    ? refuse(
        "newer_format",
        "format",
        `This flow was made by a newer Callwright: it has the format "${format}", and this one reads up to "${FLOW_FORMAT}". Update Callwright to open it; the file is as it was.`,
        { format: String(format), known: FLOW_FORMAT },
      )
    : refuse("not_a_flow", "format", `There never was a format "${format}".`);
}

function unkeptText(path: string[]): Issue {
  return {
    code: "text_not_kept",
    severity: "error",
    ...issuePlace(path),
    message: "This holds a character that cannot be kept: a NUL, or half of a surrogate pair. Write the text anew.",
  };
}

/** The node that a path leads into, and the rest of it. */
function issuePlace(path: string[]): Pick<Issue, "nodeId" | "path"> {
  const [first, nodeId, ...rest] = path;
  const inNode = first === "nodes" && nodeId !== undefined;
  return { nodeId: inNode ? nodeId : null, path: (inNode ? rest : path).join(".") };
}

/** `kind` and `keys` are for words in the reader's language; `problem` is the schema's own. */
function invalid(issue: z.core.$ZodIssue, document: unknown): Issue {
  const { path, message } = issue;
  return {
    code: "flow_invalid",
    severity: "error",
    ...issuePlace(path.map(String)),
    message: `This is not right: ${message}.`,
    values: {
      kind: kindOf(issue, document),
      keys: issue.code === "unrecognized_keys" ? issue.keys.join(", ") : "",
      problem: message,
    },
  };
}

function kindOf(
  { code, path }: z.core.$ZodIssue,
  document: unknown,
): "missing" | "wrongKind" | "unknown" | "tooMuch" | "other" {
  if (code === "unrecognized_keys") return "unknown";
  if (code === "too_big") return "tooMuch";
  if (code !== "invalid_type") return "other";
  const value = path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    document,
  );
  return value === undefined ? "missing" : "wrongKind";
}

function refuse(
  code: string,
  path: string,
  message: string,
  values: Issue["values"] = {},
): { ok: false; error: Issue[] } {
  return err([{ code, severity: "error", nodeId: null, path, message, values }]);
}
