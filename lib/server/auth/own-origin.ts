import { app } from "@/lib/server/app";

/**
 * Whether a request comes from our own pages. Browsers send `Origin` with every cross-site POST; programs send none
 * and have no cookie either. Loopback has two names that both mean this machine.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  return origin === null || ownOrigins(app().publicUrl).includes(origin);
}

/** The origins our pages are served from: that of PUBLIC_URL, and the other name of loopback. */
export function ownOrigins(publicUrl: string): string[] {
  const { origin, hostname, protocol, port } = new URL(publicUrl);
  if (hostname !== "localhost" && hostname !== "127.0.0.1") return [origin];
  const suffix = port === "" ? "" : `:${port}`;
  return ["localhost", "127.0.0.1"].map((name) => `${protocol}//${name}${suffix}`);
}
