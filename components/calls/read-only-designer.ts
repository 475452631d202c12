import type { DesignerValue } from "@/components/designer/designer-context";
import type { DesignerPorts } from "@/components/designer/ports";
import { createPresence } from "@/components/designer/together/presence";
import { createView, reveal } from "@/components/designer/view-state";
import { createAutosave } from "@/lib/editor/autosave";
import { createEditor } from "@/lib/editor/create-editor";
import type { FlowDocument } from "@/lib/flow/document";
import { nodeTypes } from "@/lib/nodes/registry";

const asksNothing = () => Promise.reject(new Error("A map only shows a flow."));

const ports: DesignerPorts = {
  draft: { save: asksNothing, latest: asksNothing },
  saveAsAnyone: () => {},
  follow: () => () => {},
  tellWhere: asksNothing,
  publish: asksNothing,
  schedule: asksNothing,
  subflows: asksNothing,
  trySentence: asksNothing,
  numbers: asksNothing,
  createVirtualNumber: asksNothing,
  createQueue: asksNothing,
  createDestination: asksNothing,
};

/** What the designer's cards and wires need to draw a flow that nobody edits and no server is asked about. */
export function readOnlyDesigner(document: FlowDocument): DesignerValue {
  const now = () => Date.now();
  const editor = createEditor({ document, catalogue: nodeTypes, readOnly: true, now });
  const view = createView();
  const draft = { document, revision: 0 };
  return {
    flowId: "",
    editor,
    autosave: createAutosave({ editor, draft, port: ports.draft, memory: null, now, newSaveId: () => "" }),
    view,
    presence: createPresence(),
    tabId: "",
    personId: "",
    ports,
    may: { edit: false, publish: false, bind: false, dial: false },
    isFrozen: false,
    jump: (nodeId) => nodeId !== null && reveal(view, nodeId),
  };
}
