import type { FlowDocument } from "@/lib/flow/document";

/** What a click can do about a problem. */
export interface Fix {
  /** Names its words, `designer.fixes.<name>`. */
  name: FixName;
  /** For those words, e.g. the title of the node that it leads to. */
  values: Record<string, string | number>;
  apply(document: FlowDocument): FlowDocument;
}

export type FixName =
  | "startHere"
  | "forgetRole"
  | "disconnect"
  | "leadTo"
  | "endCall"
  | "deleteStep"
  | "authenticateFirst"
  | "speakLanguage"
  | "usualSetting"
  | "mend";
