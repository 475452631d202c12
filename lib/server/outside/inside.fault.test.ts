import { describe, expect, it } from "vitest";
import { allowList, isInside } from "./address-rules";
import { json, startService, testRequests } from "./test-http-requests";

const refused = { type: "serviceFailed", reason: "unavailable" };

const inside = [
  ...["0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254"],
  ...["168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.168.1.1"],
  ...["198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"],
  // Unspecified, loopback, link-local, unique local (AWS's metadata among them), multicast, site-local, discard, documentation.
  ...[
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "fec0::1",
    "100::1",
    "2001:db8::1",
  ],
  // IPv4 in IPv6: mapped, translated, compatible, NAT64 and its local form, 6to4, Teredo.
  ...["::ffff:127.0.0.1", "::ffff:7f00:1", "0:0:0:0:0:FFFF:10.0.0.1", "::ffff:0:127.0.0.1", "::127.0.0.1", "::7f00:1"],
  ...["64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:0a00:0001::1", "2001:0:1::1"],
  ...["", "localhost", "1.2.3", "127.1"],
];
const outside = ["1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.0.1.1", "223.255.255.255"].concat([
  "2606:4700:4700::1111",
  "2a00:1450:400f::1",
  "::ffff:1.1.1.1",
  "64:ff9b::1.1.1.1",
]);

describe("fault 26: requests aimed inside", () => {
  it.each(inside)("%j is inside", (address) => expect(isInside(address)).toBe(true));
  it.each(outside)("%s is outside", (address) => expect(isInside(address)).toBe(false));

  it.each([
    ...[
      "127.0.0.1",
      "0.0.0.0",
      "0",
      "127.1",
      "2130706433",
      "0x7f.1",
      "0177.0.0.1",
      "127.0.0.1.",
      "localhost",
      "LOCALHOST.",
    ],
    ...["[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "①②⑦.0.0.1"],
  ])("opens no connection to %s", async (host) => {
    const service = await startService();
    const { send } = testRequests();
    expect(await send({ url: [`http://${host}:${service.port}/`] })).toEqual(refused);
    expect(service.connections).toEqual([]);
  });

  it("opens no connection to a name that leads inside, or has one address of several there", async () => {
    const service = await startService();
    const answers = {
      "one.example": ["127.0.0.1"],
      "mapped.example": ["::ffff:127.0.0.1"],
      "mixed.example": ["1.1.1.1", "127.0.0.1"],
    };
    const { send } = testRequests({ resolve: async (name) => addresses(answers[name as keyof typeof answers]) });
    for (const name of Object.keys(answers)) {
      expect(await send({ url: [`http://${name}:${service.port}/`] }), name).toEqual(refused);
    }
    expect(service.connections).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])("follows no redirect %i inside", async (status) => {
    const hidden = await startService();
    for (const location of [
      hidden.url,
      `http://[::ffff:127.0.0.1]:${hidden.port}/`,
      `http://in.example:${hidden.port}/`,
    ]) {
      const open = await startService(json(status, {}, { location }));
      const { send } = testRequests({
        allow: [`out.example:${open.port}`],
        resolve: async () => addresses(["127.0.0.1"]),
      });
      expect(await send({ url: [`http://out.example:${open.port}/`] })).toEqual(refused);
      expect(open.seen).toHaveLength(1);
    }
    expect(hidden.connections).toEqual([]);
  });

  it("judges the address that the socket is given: a name that moves inside after the first request is refused", async () => {
    // 127.0.0.1 plays the public address; another of this machine is inside. The same name and port lead to both.
    const service = await startService((_, response) => void response.setHeader("connection", "close").end("{}"));
    let asked = 0;
    const { send } = testRequests({
      allow: ["127.0.0.1/32"],
      resolve: async () => addresses([asked++ === 0 ? "127.0.0.1" : "127.0.0.2"]),
    });
    const request = { url: [`http://moves.example:${service.port}/`] };
    expect(await send(request)).toMatchObject({ type: "httpAnswered", status: 200 });
    expect(await send(request)).toEqual(refused);
    expect(asked).toBe(2);
    expect(service.connections.map((address) => address.replace("::ffff:", ""))).toEqual(["127.0.0.1"]);
  });

  it("refuses it at once, without a second try, and does not hold it against the service", async () => {
    const { send, logged } = testRequests({ breaker: { failures: 1, restMs: 60_000 } });
    const began = performance.now();
    for (let i = 0; i < 3; i += 1) expect(await send({ url: ["http://127.0.0.1:9/"], retries: 3 })).toEqual(refused);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(logged).toHaveLength(3);
  });
});

describe("what an operator allows", () => {
  it("is a host, a host at a port, or a network, however the address is written", async () => {
    const service = await startService();
    const { port } = service;
    const resolve = async () => addresses(["127.0.0.1"]);
    const may = async (allow: string, host: string) => {
      const { send } = testRequests({ allow: [allow], resolve });
      return (await send({ url: [`http://${host}:${port}/`] })).type === "httpAnswered";
    };
    expect(await may("erp.local", "ERP.local.")).toBe(true);
    expect(await may(`erp.local:${port}`, "erp.local")).toBe(true);
    expect(await may("erp.local:1", "erp.local")).toBe(false);
    expect(await may("erp.local", "other.local")).toBe(false);
    expect(await may("127.0.0.1", "127.1")).toBe(true);
    expect(await may("127.0.0.0/8", "127.0.0.1")).toBe(true);
    expect(await may("127.0.0.0/8", "erp.local")).toBe(true);
    expect(await may("10.0.0.0/8", "erp.local")).toBe(false);
  });

  it("counts an IPv6 form of an IPv4 address to the IPv4 network", () => {
    const { address } = allowList(["10.0.0.0/8", "fd00::/8"]);
    expect(["10.1.1.1", "::ffff:10.1.1.1", "64:ff9b::a01:101", "fd12::1"].map(address)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["11.1.1.1", "::ffff:11.1.1.1", "fe80::1", "no address"].map(address)).toEqual([false, false, false, false]);
  });
});

const addresses = (list: string[]) => list.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
