import type { FlowDocument } from "@/lib/flow/document";

/** New places for nodes and comments, in whole pixels of the canvas. */
export function moveTo(
  document: FlowDocument,
  places: Readonly<Record<string, { x: number; y: number }>>,
): FlowDocument {
  const layout = { ...document.layout };
  const comments = document.comments.map((comment) => {
    const place = places[commentKey(comment.id)];
    return place && (place.x !== comment.x || place.y !== comment.y)
      ? { ...comment, x: Math.round(place.x), y: Math.round(place.y) }
      : comment;
  });
  for (const [id, at] of Object.entries(places)) {
    if (Object.hasOwn(document.nodes, id)) layout[id] = { x: Math.round(at.x), y: Math.round(at.y) };
  }
  return { ...document, layout, comments };
}

/** Moves by an amount, e.g. with the arrow keys. */
export function nudge(document: FlowDocument, ids: readonly string[], by: { x: number; y: number }): FlowDocument {
  const places: Record<string, { x: number; y: number }> = {};
  for (const id of ids) {
    const at = placeOf(document, id);
    places[id] = { x: at.x + by.x, y: at.y + by.y };
  }
  return moveTo(document, places);
}

/** Where a node or comment stands, by its key. */
export function placeOf(document: FlowDocument, key: string): { x: number; y: number } {
  const comment = commentIdOf(key);
  const place = comment === null ? document.layout[key] : document.comments.find(({ id }) => id === comment);
  return { x: place?.x ?? 0, y: place?.y ?? 0 };
}

/** The node that stands nearest to a place; null for an empty flow. */
export function nearestTo({ nodes, layout }: FlowDocument, at: { x: number; y: number }): string | null {
  const away = (id: string) => Math.hypot((layout[id]?.x ?? 0) - at.x, (layout[id]?.y ?? 0) - at.y);
  return Object.keys(nodes).reduce<string | null>(
    (best, id) => (best === null || away(id) < away(best) ? id : best),
    null,
  );
}

/** Comments share the canvas and the selection with nodes, under keys that no node id can have. */
export const commentKey = (id: string) => `comment:${id}`;
export const commentIdOf = (key: string) => (key.startsWith("comment:") ? key.slice("comment:".length) : null);
