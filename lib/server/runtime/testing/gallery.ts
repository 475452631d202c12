import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FlowDocument } from "@/lib/flow/document";
import { formatIssue } from "@/lib/flow/issue";
import { includeSubflows } from "@/lib/flow/nested-node";
import { parseDraft } from "@/lib/flow/parse-draft";
import { nodeTypes } from "@/lib/nodes/registry";
import { type GoldenCall, goldenCallSchema } from "@/lib/simulator/golden-call";

export interface GalleryCall {
  /** `support-line/wrong-keys`. */
  name: string;
  flow: FlowDocument;
  golden: GoldenCall;
}

const folder = fileURLToPath(new URL("../../../../flows/", import.meta.url));

/** Every golden call of the gallery, with its flow. */
export function galleryCalls(): GalleryCall[] {
  const slugs = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return slugs.flatMap(({ name: slug }) => {
    const flow = readFlow(`${folder}${slug}/flow.json`);
    const files = readdirSync(`${folder}${slug}/calls`).filter((file) => file.endsWith(".json"));
    return files.map((file) => ({
      name: `${slug}/${file.slice(0, -".json".length)}`,
      flow,
      golden: goldenCallSchema.parse(JSON.parse(readFileSync(`${folder}${slug}/calls/${file}`, "utf8"))),
    }));
  });
}

function readFlow(path: string): FlowDocument {
  const flow = galleryFlow(path);
  const slugs = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const others = slugs.map(({ name }) => galleryFlow(`${folder}${name}/flow.json`));
  return includeSubflows(flow, nodeTypes, (name) => others.find((other) => other.name === name) ?? null);
}

function galleryFlow(path: string): FlowDocument {
  const parsed = parseDraft(readFileSync(path, "utf8"));
  if (!parsed.ok) throw new Error(parsed.error.map(formatIssue).join("\n"));
  return parsed.value;
}
