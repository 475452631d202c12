import type { FlowComment, FlowDocument, FlowNode } from "@/lib/flow/document";
import { applyPatches, type FlowField, type FlowPatch } from "@/lib/flow/patch";
import { sameJson } from "@/lib/flow/same-json";
import type { Json } from "@/lib/util/json";
import { removeNodes } from "../commands/remove-nodes";
import type { Place } from "./merge-drafts";
import { fieldAt, withField } from "./node-fields";

/** What a document has at a place; undefined when it has nothing there. */
export function valueAt(document: FlowDocument, { subject, path }: Place): Json | undefined {
  const [kind, id] = partsOf(subject);
  if (kind === "field") return document[id as FlowField];
  if (kind === "comment") return commentOf(document, id)?.text;
  const node = Object.hasOwn(document.nodes, id) ? document.nodes[id] : undefined;
  return node && path.length > 0 ? fieldAt(node, path) : (node as Json | undefined);
}

/** `document` with these places as `from` has them. A node that goes leaves no exit that leads to it. */
export function takePlaces(document: FlowDocument, from: FlowDocument, places: readonly Place[]): FlowDocument {
  return places.reduce((flow, place) => takePlace(flow, from, place), document);
}

function takePlace(document: FlowDocument, from: FlowDocument, { subject, path }: Place): FlowDocument {
  const [kind, id] = partsOf(subject);
  if (kind === "field")
    return patched(document, { op: "setField", field: id, value: from[id as FlowField] } as FlowPatch);
  if (kind === "comment") {
    const [theirs, mine] = [commentOf(from, id), commentOf(document, id)];
    if (!theirs) return patched(document, { op: "removeComment", id });
    return patched(document, { op: "setComment", comment: mine ? { ...mine, text: theirs.text } : theirs });
  }
  const [theirs, mine] = [from.nodes[id], document.nodes[id]];
  if (path.length > 0) {
    return mine && theirs
      ? patched(document, { op: "setNode", id, node: withField(mine, path, fieldAt(theirs, path)) })
      : document;
  }
  if (!theirs) return withoutNode(document, id);
  const place = document.layout[id] ?? from.layout[id];
  const node: FlowPatch = { op: "setNode", id, node: theirs };
  return place ? patched(document, node, { op: "setLayout", id, at: place }) : patched(document, node);
}

/** Whether they had removed the part, which I kept, and have brought it back. */
export function isBack(place: Place, before: FlowDocument, theirs: FlowDocument): boolean {
  return place.path.length === 0 && valueAt(before, place) === undefined && valueAt(theirs, place) !== undefined;
}

/**
 * `document` with parts that are back as they were when both of us had them: they are the same still, not new ones
 * under the same ids.
 */
export function withKnown(
  document: FlowDocument,
  theirs: FlowDocument,
  places: readonly (Place & { before?: Json | undefined })[],
): FlowDocument {
  return places.reduce((flow, { subject, before }) => {
    const [kind, id] = partsOf(subject);
    const comment = commentOf(theirs, id);
    // `before` is what valueAt read of a part as a whole: of a comment its text, of a node the node.
    if (kind === "comment" && comment)
      return patched(flow, { op: "setComment", comment: { ...comment, text: before as string } });
    return patched(flow, { op: "setNode", id, node: before as unknown as FlowNode });
  }, document);
}

/** Also when only exits that lead to it are left of it. */
export function withoutNode(document: FlowDocument, id: string): FlowDocument {
  if (Object.hasOwn(document.nodes, id)) return removeNodes(document, [id]);
  const ghost = { type: "", label: "", config: {}, exits: {} };
  return removeNodes({ ...document, nodes: { ...document.nodes, [id]: ghost } }, [id]);
}

export function samePlace(a: Place, b: Place): boolean {
  return a.subject === b.subject && sameJson(a.path, b.path);
}

/** E.g. `node` and `main-menu`. */
export function partsOf(subject: Place["subject"]): [kind: string, id: string] {
  const colon = subject.indexOf(":");
  return [subject.slice(0, colon), subject.slice(colon + 1)];
}

const commentOf = ({ comments }: FlowDocument, id: string): FlowComment | undefined =>
  comments.find((each) => each.id === id);

/** One part for another never outgrows a limit; adding one back may, and then it stays away. */
function patched(document: FlowDocument, ...patches: FlowPatch[]): FlowDocument {
  const applied = applyPatches(document, patches);
  return applied.ok ? applied.value : document;
}
