import type { FlowComment, FlowDocument } from "@/lib/flow/document";
import { freshId } from "../fresh-id";

/** A note on the canvas for whoever draws next; callers never hear it. */
export function addComment(
  document: FlowDocument,
  text: string,
  at: { x: number; y: number },
): { document: FlowDocument; id: string } {
  const id = freshId((candidate) => document.comments.some((comment) => comment.id === candidate), "note", "note");
  return {
    document: { ...document, comments: [...document.comments, { id, text, x: Math.round(at.x), y: Math.round(at.y) }] },
    id,
  };
}

export function setComment(document: FlowDocument, id: string, change: Partial<Omit<FlowComment, "id">>): FlowDocument {
  return {
    ...document,
    comments: document.comments.map((comment) => (comment.id === id ? { ...comment, ...change } : comment)),
  };
}

export function removeComments(document: FlowDocument, ids: readonly string[]): FlowDocument {
  const comments = document.comments.filter((comment) => !ids.includes(comment.id));
  return comments.length === document.comments.length ? document : { ...document, comments };
}
