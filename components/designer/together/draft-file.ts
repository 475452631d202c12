import { saveFile } from "@/components/flows/save-file";
import type { FlowDocument } from "@/lib/flow/document";

/** Gives the person the flow as it stands on this page, to be imported again. */
export function saveCopy(document: FlowDocument): void {
  const name = document.name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "flow";
  saveFile({ fileName: `${name}.unsaved.json`, text: `${JSON.stringify(document, null, 2)}\n` });
}
