import { CornerDownRight } from "lucide-react";
import type { NodeEditor } from "../node-editor";

export const goToEditor: NodeEditor = {
  icon: CornerDownRight,
  isJump: true,
  card: () => [],
};
