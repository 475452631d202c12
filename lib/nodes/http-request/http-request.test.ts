import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HttpRequestEffect } from "@/lib/engine/effect";
import { shownText } from "@/lib/engine/secret-text";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { formatIssue } from "@/lib/flow/issue";
import type { JsonObject } from "@/lib/util/json";
import { checkFlow } from "../check-flow";
import { engine } from "../engine";

const flowWith = (config: JsonObject): FlowDocument => ({
  ...emptyFlow("Test"),
  entry: "ask",
  nodes: {
    ask: { type: "httpRequest", label: "", config, exits: { success: "end", refused: "end", failed: "end" } },
    end: { type: "hangUp", label: "", config: {}, exits: {} },
  },
  layout: {},
});

/** What a flow asks for when the caller is called so; undefined when it sends nothing. */
function requestOf(config: JsonObject, lastName: string): HttpRequestEffect | undefined {
  const flow = flowWith(config);
  const begun = engine.start(flow, { callId: "c", from: "+15550100001", to: "+15550000000", atMs: 0 });
  const customer = {
    id: "c1",
    idNumber: "1",
    firstName: "Ada",
    lastName,
    email: null,
    accountType: "gold",
    priority: 1,
    language: null,
    serviceStatus: "active",
    openTickets: 0,
    openInvoices: 0,
    attributes: {},
  };
  const { effects } = engine.resume(flow, begun.session, { type: "customerFound", at: 0, customer });
  return effects.find((effect) => effect.type === "sendHttpRequest");
}

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "{{",
        "}}",
        " secrets.key ",
        "{%",
        "%}",
        '"',
        "\\",
        ",",
        ":",
        "}",
        "]",
        "..",
        "/",
        "?",
        "&",
        "=",
        "#",
        "@",
        "\r\n",
        "a",
        "1",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);

describe("whatever a caller is called", () => {
  const config = {
    method: "POST",
    url: "https://api.example.com/people/{{ customer.lastName }}/find?name={{ customer.lastName }}&key={{ secrets.key }}",
    headers: [{ name: "x-name", value: "{{ customer.lastName }} {{ secrets.key }}" }],
    body: '{"name":"{{ customer.lastName }}","key":"{{ secrets.key }}"}',
  };

  it("the request has the same host, path, fields and secrets", () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const request = requestOf(config, name);
        if (request === undefined) return;
        const secrets = [request.url, request.headers[0]?.value ?? [], request.body?.text ?? []].map((text) =>
          text.filter((part) => typeof part !== "string"),
        );
        expect(secrets).toEqual([[{ secret: "key" }], [{ secret: "key" }], [{ secret: "key" }]]);
        const url = new URL(shownText(request.url));
        expect(url.origin).toBe("https://api.example.com");
        expect(url.pathname.split("/").slice(0, 2)).toEqual(["", "people"]);
        expect(url.pathname.split("/")).toHaveLength(4);
        expect([...url.searchParams.keys()]).toEqual(["name", "key"]);
        expect(url.hash).toBe("");
        const whole = name.replace(/\p{Surrogate}/gu, "");
        expect(url.searchParams.get("name")).toBe(whole);
        expect(JSON.parse(shownText(request.body?.text ?? []))).toEqual({ name, key: "{{ secrets.key }}" });
        expect(shownText(request.headers[0]?.value ?? [])).not.toMatch(/[\r\n\0]/);
      }),
      { numRuns: 500 },
    );
  });
});

describe("checks", () => {
  const found = (config: JsonObject) =>
    checkFlow(flowWith(config))
      .filter(({ severity }) => severity === "error")
      .map(({ code, path }) => `${code} ${path}`);

  it.each([
    ["", "http_address_invalid config.url"],
    ["api.example.com/orders", "http_address_invalid config.url"],
    ["ftp://api.example.com/", "http_address_invalid config.url"],
    ["https://{{ vars.host }}/", "http_address_invalid config.url"],
    ["https://api.{% if customer %}a{% endif %}.example/", "http_address_invalid config.url"],
    ["https://user:word1@api.example.com/", "http_address_invalid config.url"],
    ["https://api.example.com:99999/", "http_address_invalid config.url"],
    ["https://api.example.com/../admin", "http_address_invalid config.url"],
    ["https://api.example.com/{{ secrets.key }}/orders?a=b", "http_secret_misplaced config.url"],
    ["https://api.example.com/?a={{ secrets.key | upcase }}", "http_secret_misplaced config.url"],
    ["https://api.example.com/?a={{ secrets['key'] }}", "http_secret_misplaced config.url"],
    ["https://api.example.com/?{% if customer %}a={{ secrets.key }}{% endif %}", "http_secret_misplaced config.url"],
    ["https://api.example.com/{{ customer.id | evil }}", "template_invalid config.url"],
  ])("%s", (url, issue) => {
    expect(found({ url })).toContain(issue);
  });

  it.each([
    "https://api.example.com",
    "http://erp.local:8080/a/b?c=d",
    "https://api.example.com/{{ customer.id }}/x?key={{secrets.key}}&v={{ customer.lastName | default: 'a' }}",
    "https://[fd00::1]/",
  ])("%s is well", (url) => {
    expect(
      checkFlow(flowWith({ url }))
        .filter(({ severity }) => severity === "error")
        .map(formatIssue),
    ).toEqual([]);
  });

  it.each(["Host", "content-length", "Transfer-Encoding", "proxy-authorization", "a b", "x:y", ""])(
    "no flow sets the header %j",
    (name) => {
      expect(found({ url: "https://api.example.com/", headers: [{ name, value: "a" }] })).not.toEqual([]);
    },
  );
});
