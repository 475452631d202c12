/**
 * A request whose body is no larger than it may be.
 *
 * @returns the same request, its body in memory; null when it is larger, and then no more than the limit was read
 */
export async function withinLimit(request: Request, limitBytes: number): Promise<Request | null> {
  if (request.body === null) return request;
  if (Number(request.headers.get("content-length") ?? 0) > limitBytes) return null;
  // A reader, and not a loop: leaving a loop cancels the stream, and with it the connection that the answer needs.
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > limitBytes) return null;
    chunks.push(next.value);
  }
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: Buffer.concat(chunks) });
}
