import { BlockList, isIP, isIPv4 } from "node:net";

/** Not for the public internet: IANA's IPv4 special-purpose registry, multicast, and Azure's metadata host, which looks public. */
const insideIPv4 = blocks("ipv4", [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "168.63.129.16/32",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
]);

/** All that is public in IPv6 lies in here … */
const globalIPv6 = blocks("ipv6", ["2000::/3"]);

/** … without protocol assignments and Teredo, documentation, and 6to4, which carries any IPv4 address. */
const insideIPv6 = blocks("ipv6", ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]);

/**
 * Whether an address must not be reached by a request that a flow describes: loopback, private, link-local (with the
 * clouds' metadata), carrier-grade NAT, multicast, unspecified, reserved, and the IPv6 forms of all of these. What is no
 * address is inside too.
 */
export function isInside(address: string): boolean {
  if (isIPv4(address)) return insideIPv4.check(address, "ipv4");
  if (isIP(address) === 0 || address.includes("%")) return true;
  const embedded = embeddedIPv4(address);
  if (embedded !== null) return insideIPv4.check(embedded, "ipv4");
  return !globalIPv6.check(address, "ipv6") || insideIPv6.check(address, "ipv6");
}

/** The IPv4 address that a mapped (`::ffff:0:0/96`) or NAT64 (`64:ff9b::/96`) address leads to; null for any other. */
function embeddedIPv4(address: string): string | null {
  const groups = groupsOf(address);
  const prefix = groups.slice(0, 6).join(":");
  if (prefix !== "0:0:0:0:0:65535" && prefix !== `${0x64}:${0xff9b}:0:0:0:0`) return null;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

/** The eight groups of an IPv6 address, however it is written; the URL parser does away with dotted tails. */
function groupsOf(address: string): number[] {
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const read = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
  const [before, after] = [read(head), read(tail ?? "")];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function blocks(family: "ipv4" | "ipv6", ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = "", bits] = range.split("/");
    list.addSubnet(net, Number(bits), family);
  }
  return list;
}

/** What an operator lets flows reach although it lies inside (`HTTP_ALLOW`). */
export interface AllowList {
  /** By the host that the address of a request names, e.g. `erp.local` or `[fd00::1]`. */
  host(hostname: string, port: number): boolean;
  /** By the network that the host turned out to be in. */
  address(address: string): boolean;
}

/** @param entries `host`, `host:port` (an IPv6 host in brackets) and CIDR networks, as `HTTP_ALLOW` was read */
export function allowList(entries: readonly string[]): AllowList {
  const networks = entries.filter((entry) => entry.includes("/"));
  const hosts = new Set(entries.filter((entry) => !entry.includes("/")).map((entry) => entry.toLowerCase()));
  const ofFamily = (isOfFamily: (net: string) => boolean) =>
    networks.filter((network) => isOfFamily(network.split("/")[0] as string));
  const ipv4 = blocks("ipv4", ofFamily(isIPv4));
  const ipv6 = blocks(
    "ipv6",
    ofFamily((net) => !isIPv4(net)),
  );
  return {
    host: (hostname, port) => {
      const name = hostname.toLowerCase().replace(/\.$/, "");
      return hosts.has(name) || hosts.has(`${name}:${port}`);
    },
    address(address) {
      if (isIPv4(address)) return ipv4.check(address, "ipv4");
      if (isIP(address) === 0 || address.includes("%")) return false;
      const embedded = embeddedIPv4(address);
      return embedded === null ? ipv6.check(address, "ipv6") : ipv4.check(embedded, "ipv4");
    },
  };
}
