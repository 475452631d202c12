import { promises as dns, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import { type AllowList, isInside } from "./address-rules";

/** Every address a host name has, in the order in which they should be tried. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/** A host that flows must not reach. Nothing was sent and no connection was opened. */
export class RefusedHost extends Error {
  override name = "RefusedHost";
}

const connectTimeoutMs = 2_000;

/**
 * An agent whose every connection is judged by the very addresses its socket is given, so that no redirect and no name
 * that changes its address between two look-ups (DNS rebinding) leads inside. A name that has one address inside is
 * refused as a whole.
 */
export function guardedAgent(allow: AllowList, resolve: Resolve = resolveByDns): Agent {
  const mayConnect = (address: string) => !isInside(address) || allow.address(address);
  const opened = buildConnector({ timeout: connectTimeoutMs, lookup: lookupBy(resolve, () => true) });
  const guarded = buildConnector({ timeout: connectTimeoutMs, lookup: lookupBy(resolve, mayConnect) });
  return new Agent({
    connections: 64,
    connect(options, callback) {
      const hostname = options.hostname.replace(/^\[|\]$/g, "");
      const port = Number(options.port) || (options.protocol === "https:" ? 443 : 80);
      if (allow.host(isIP(hostname) === 6 ? `[${hostname}]` : hostname, port)) return opened(options, callback);
      // A literal address is connected to without a look-up.
      if (isIP(hostname) !== 0 && !mayConnect(hostname)) {
        process.nextTick(() => callback(new RefusedHost(), null));
        return;
      }
      guarded(options, callback);
    },
  });
}

/** What sockets ask for addresses; all of them pass, or none is given. */
function lookupBy(resolve: Resolve, mayConnect: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined || !addresses.every(({ address }) => mayConnect(address))) {
          callback(new RefusedHost(), "");
        } else if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ""),
    );
  };
}

const resolveByDns: Resolve = (hostname) => dns.lookup(hostname, { all: true });
