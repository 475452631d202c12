/**
 * The address that the carrier asked for, rebuilt from PUBLIC_URL and the raw request target. Nothing the request says about itself
 * (Host, X-Forwarded-*) counts, and no byte of the query is re-encoded: the signature is over exactly these characters.
 *
 * @param publicUrl e.g. `https://example.com/ivr`; its path may be stripped or kept by the proxy in front of us
 * @param requestTarget path and query as they came, e.g. `/api/voice/turn/abc?t=2`
 */
export function publicRequestUrl(publicUrl: string, requestTarget: string): string {
  const base = publicUrl.endsWith("/") ? publicUrl.slice(0, -1) : publicUrl;
  const pathStart = base.indexOf("/", base.indexOf("://") + 3);
  if (pathStart === -1) return base + requestTarget;
  const prefix = base.slice(pathStart);
  const kept =
    requestTarget === prefix || requestTarget.startsWith(`${prefix}/`) || requestTarget.startsWith(`${prefix}?`);
  return (kept ? base.slice(0, pathStart) : base) + requestTarget;
}
