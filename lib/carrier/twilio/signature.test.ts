import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publicRequestUrl } from "./public-url";
import { isPlainlyRight, isRightForTwilio, type SignedRequest, verifySignature } from "./signature";

const authToken = "12345678901234567890123456789012";

/** What Twilio does, after its documentation: the URL it asked for, then sorted names and values. */
function sign(url: string, pairs: [string, string][] = [], token = authToken): string {
  const data =
    url +
    [...pairs]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .flat()
      .join("");
  return createHmac("sha1", token).update(data, "utf8").digest("base64");
}

const params = { CallSid: "CA1", From: "+15551230000", Digits: "1" };
const pairs = Object.entries(params);

test("the example of Twilio's documentation", () => {
  // twilio.com/docs/usage/security: this URL, these parameters and this token give this signature.
  const documented: SignedRequest = {
    authToken: "12345",
    signature: "L/OH5YylLD5NRKLltdqwSvS0BnU=",
    url: "https://example.com/myapp.php?foo=1&bar=2",
    body: {
      params: {
        Digits: "1234",
        To: "+18005551212",
        From: "+14158675310",
        Caller: "+14158675310",
        CallSid: "CA1234567890ABCDE",
      },
    },
  };
  expect(verifySignature(documented)).toBe(true);
  expect(verifySignature({ ...documented, signature: "L/OH5YylLD5NRKLltdqwSvS0BnV=" })).toBe(false);
});

describe("fault 5: signature matrix", () => {
  /** What Twilio asked for, PUBLIC_URL, and what reached us behind the proxy. */
  const rows: [name: string, asked: string, publicUrl: string, target: string, valid: boolean][] = [
    ["no proxy", "https://ivr.example.com/api/voice/incoming", "https://ivr.example.com", "/api/voice/incoming", true],
    ["public URL with a slash at its end", "https://a.example/api/voice/x", "https://a.example/", "/api/voice/x", true],
    ["proxy strips the path", "https://a.example/ivr/api/voice/x", "https://a.example/ivr", "/api/voice/x", true],
    ["proxy keeps the path", "https://a.example/ivr/api/voice/x", "https://a.example/ivr", "/ivr/api/voice/x", true],
    [
      "path that only begins like the prefix",
      "https://a.example/ivr/ivrs?x=1",
      "https://a.example/ivr",
      "/ivrs?x=1",
      true,
    ],
    ["the carrier added the standard port", "https://a.example:443/v", "https://a.example", "/v", true],
    ["the carrier left the standard port out", "https://a.example/v", "https://a.example:443", "/v", true],
    ["http's standard port", "http://a.example:80/v", "http://a.example", "/v", true],
    ["a port of our own, signed with it", "https://a.example:8443/v", "https://a.example:8443", "/v", true],
    ["a port of our own, signed without it", "https://a.example/v", "https://a.example:8443", "/v", true],
    ["another port is another address", "https://a.example:8444/v", "https://a.example:8443", "/v", false],
    ["query as it came", "https://a.example/v?b=2&a=1", "https://a.example", "/v?b=2&a=1", true],
    ["query in another order", "https://a.example/v?b=2&a=1", "https://a.example", "/v?a=1&b=2", false],
    ["plus sign in the query", "https://a.example/v?q=a+b", "https://a.example", "/v?q=a+b", true],
    ["%20 in the query", "https://a.example/v?q=a%20b", "https://a.example", "/v?q=a%20b", true],
    ["single quote in the query", "https://a.example/v?q=it's", "https://a.example", "/v?q=it's", true],
    [
      "single quote, signed escaped by an older back end",
      "https://a.example/v?q=it%27s",
      "https://a.example",
      "/v?q=it's",
      true,
    ],
    ["double quotes", 'https://a.example/v?q="x"', "https://a.example", '/v?q="x"', true],
    ["the same key twice in the query", "https://a.example/v?k=1&k=2", "https://a.example", "/v?k=1&k=2", true],
    ["one of two equal keys is missing", "https://a.example/v?k=1&k=2", "https://a.example", "/v?k=1", false],
    ["an empty query", "https://a.example/v?", "https://a.example", "/v?", true],
    ["Arabic letters, escaped", "https://a.example/v?q=%D8%B9", "https://a.example", "/v?q=%D8%B9", true],
    ["another host", "https://evil.example/v", "https://a.example", "/v", false],
    ["http instead of https", "http://a.example/v", "https://a.example", "/v", false],
  ];

  test.each(rows)("fault 5: %s", (_name, asked, publicUrl, target, valid) => {
    const url = publicRequestUrl(publicUrl, target);
    const signature = sign(asked, pairs);
    expect(verifySignature({ authToken, signature, url, body: { params } })).toBe(valid);
    expect(verifySignature({ authToken: "another token", signature, url, body: { params } })).toBe(false);
  });

  const url = "https://a.example/v";

  test("fault 5: a parameter that came twice", () => {
    const twice = { ...params, StatusCallbackEvent: ["ringing", "answered"] };
    const signature = sign(url, [...pairs, ["StatusCallbackEvent", "answered"], ["StatusCallbackEvent", "ringing"]]);
    expect(verifySignature({ authToken, signature, url, body: { params: twice } })).toBe(true);
    expect(verifySignature({ authToken, signature, url, body: { params } })).toBe(false);
  });

  test("fault 5: the same value twice counts once, as in the package", () => {
    const twice = { ...params, Tag: ["a", "a"] };
    const signature = sign(url, [...pairs, ["Tag", "a"]]);
    expect(verifySignature({ authToken, signature, url, body: { params: twice } })).toBe(true);
  });

  test("fault 5: spaces, quotes and letters beyond ASCII in parameters", () => {
    const speech = { SpeechResult: `it's "fine" + more\n`, City: "Tõrva", Name: "أحمد" };
    const signature = sign(url, Object.entries(speech));
    expect(verifySignature({ authToken, signature, url, body: { params: speech } })).toBe(true);
    expect(verifySignature({ authToken, signature, url, body: { params: { ...speech, City: "Torva" } } })).toBe(false);
  });

  test("fault 5: JSON body with bodySHA256", () => {
    const raw = '{"event":"x"}';
    const withHash = `${url}?bodySHA256=${createHash("sha256").update(raw).digest("hex")}`;
    const signature = sign(withHash);
    expect(verifySignature({ authToken, signature, url: withHash, body: { raw } })).toBe(true);
    expect(verifySignature({ authToken, signature, url: withHash, body: { raw: `${raw} ` } })).toBe(false);
  });

  test("fault 5: JSON body without bodySHA256 is not covered by any signature", () => {
    expect(verifySignature({ authToken, signature: sign(url), url, body: { raw: "{}" } })).toBe(false);
  });

  test("fault 5: no signature, an empty one, and rubbish", () => {
    for (const signature of [undefined, "", "x", "=".repeat(28)]) {
      expect(verifySignature({ authToken, signature, url, body: { params } })).toBe(false);
    }
    // The package throws when an address is none; here that is a no.
    expect(verifySignature({ authToken, signature: "x", url: "not a url", body: { params: {} } })).toBe(false);
    expect(verifySignature({ authToken, signature: "x", url: "not a url", body: { raw: "" } })).toBe(false);
  });
});

test("what one HMAC accepts, the package accepts too", () => {
  const text = fc.string({ maxLength: 12 });
  const target = fc.webUrl({ withQueryParameters: true, withFragments: false });
  const form = fc.dictionary(text, fc.oneof(text, fc.array(text, { maxLength: 3 })));
  let plain = 0;
  fc.assert(
    fc.property(target, form, fc.boolean(), (address, fields, tamper) => {
      const flat = Object.entries(fields).flatMap(([name, value]) =>
        (typeof value === "string" ? [value] : [...new Set(value)].sort()).map((one): [string, string] => [name, one]),
      );
      const signature = sign(tamper ? `${address}x` : address, flat);
      const request: SignedRequest = { authToken, signature, url: address, body: { params: fields } };
      const fast = isPlainlyRight(request);
      if (fast) plain += 1;
      expect(fast).toBe(!tamper);
      expect(verifySignature(request)).toBe(isRightForTwilio(request));
    }),
    { numRuns: 200 },
  );
  expect(plain).toBeGreaterThan(50);
});
