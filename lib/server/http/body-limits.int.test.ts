import { randomUUID } from "node:crypto";
import { request as httpRequest, type OutgoingHttpHeaders } from "node:http";
import { toNodeHandler } from "better-auth/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { limits } from "@/lib/flow/limits";
import { handleApiRequest, requestBytesAtMost, strangersBytesAtMost } from "@/lib/server/api/handle-api-request";
import { makeSignInLink } from "@/lib/server/auth/auth";
import { handleAuthRequest } from "@/lib/server/auth/handle-auth-request";
import { authOf } from "@/lib/server/auth/sign-in-link";
import { routes } from "@/lib/server/routes";
import { answerVoiceRequest } from "@/lib/server/runtime/fetch-adapter";
import { requestBytes } from "@/lib/server/runtime/voice-request";
import { createTestApp, type TestApp } from "@/lib/server/test-app";

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp({}, [
    { prefix: "/api/trpc/", handler: toNodeHandler(handleApiRequest) },
    { prefix: "/api/auth/", handler: toNodeHandler(handleAuthRequest) },
    { prefix: "/serverless/api/voice/", handler: toNodeHandler(answerVoiceRequest) },
    ...routes,
  ]);
});
afterAll(() => test.close());

interface Answer {
  status: number | undefined;
  text: string;
}

/** Sends what is given and waits for the answer, even where the body is announced and never comes. */
function post(path: string, headers: OutgoingHttpHeaders, chunks: readonly Buffer[], ends = true): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = httpRequest(test.url + path, { method: "POST", headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => {
        resolve({ status: response.statusCode, text });
        sending.destroy();
      });
    });
    // The answer may come, and the connection end, while there is still something to send.
    sending.on("error", (error) => setImmediate(reject, error));
    for (const chunk of chunks) sending.write(chunk);
    if (ends) sending.end();
  });
}

/** The headers of somebody who may import. */
async function signedIn(): Promise<OutgoingHttpHeaders> {
  const email = `${randomUUID()}@example.com`;
  const { app } = test;
  await app.prisma.user.create({
    data: { id: randomUUID(), name: "Sue", email, emailVerified: true, role: "supervisor" },
  });
  const link = new URL(await makeSignInLink(authOf(app), app.publicUrl, email));
  const answer = await fetch(test.url + link.pathname + link.search, { redirect: "manual" });
  return {
    cookie: answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; "),
  };
}

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const upload = { "content-type": "multipart/form-data; boundary=x" };
const fiftyMegabytes = 50 * 2 ** 20;

/** The customer interface asks for a key first; its own test sends too much with one. */
const doors: [name: string, path: string, headers: OutgoingHttpHeaders, limitBytes: number, status: number][] = [
  // A stranger who sends what others may send is told to sign in: it may be a person whose session has ended.
  ["an import and everything else of the API", "/api/trpc/flows.import", json, strangersBytesAtMost, 401],
  ["an upload", "/api/trpc/audio.upload", upload, strangersBytesAtMost, 401],
  ["signing out", "/api/auth/sign-out", json, 16 * 1024, 413],
  ["a webhook", "/api/voice/incoming", form, requestBytes, 413],
  ["a webhook without server.ts", "/serverless/api/voice/incoming", form, requestBytes, 413],
];

describe.each(doors)("the body of %s", (_name, path, headers, limitBytes, status) => {
  it("is refused by what comes of it, where nobody says how long it will be", async () => {
    const chunk = Buffer.alloc(64 * 1024, " ");
    const chunks = Array.from({ length: Math.ceil((limitBytes + 1) / chunk.length) + 1 }, () => chunk);
    expect((await post(path, headers, chunks)).status).toBe(status);
  });
});

// A webhook's adapter reads to the end before it answers, and keeps no more than the limit.
describe.each(doors.filter(([name]) => name !== "a webhook"))("a body of 50 MB for %s", (_name, path, headers) => {
  it("is refused before it comes", async () => {
    const announced = { ...headers, "content-length": fiftyMegabytes };
    expect((await post(path, announced, [Buffer.from("{")], false)).status).toBe(413);
  });
});

it.each([
  ["somebody who is signed in", true, requestBytesAtMost / 2 ** 20],
  ["a stranger", false, strangersBytesAtMost / 2 ** 20],
])("what is too large for the API is refused in the words of its errors: from %s", async (_who, isSignedIn, limit) => {
  const { text } = await post(
    "/api/trpc/flows.import",
    { ...json, ...(isSignedIn && (await signedIn())), "content-length": fiftyMegabytes },
    [Buffer.from("{")],
    false,
  );
  expect(JSON.parse(text).error.json).toMatchObject({
    message: `This is more than the ${limit} MB that may be sent at once. Nothing was changed.`,
    data: { code: "PAYLOAD_TOO_LARGE", httpStatus: 413, reason: "requestTooLarge", values: { limit } },
  });
});

it("a stranger who announces what a person may send is told to sign in, before it comes", async () => {
  const announced = { ...json, "content-length": requestBytesAtMost };
  const { status, text } = await post("/api/trpc/flows.saveDraft", announced, [Buffer.from("{")], false);
  expect([status, JSON.parse(text).error.json.data.code]).toEqual([401, "UNAUTHORIZED"]);
});

it("where it cannot be told who asks, that is what is said, not that it is too large", async () => {
  const announced = { ...json, origin: "https://elsewhere.example", "content-length": fiftyMegabytes };
  const { status, text } = await post("/api/trpc/flows.saveDraft", announced, [Buffer.from("{")], false);
  expect([status, JSON.parse(text).error.json.data.reason]).toEqual([403, "wrongOrigin"]);
});

it("a flow file of the size that is allowed comes through, however its JSON is written inside JSON", async () => {
  const text = '"'.repeat(limits.documentBytes);
  const body = Buffer.from(JSON.stringify({ json: { fileName: "large.json", text } }));
  const { status, text: answer } = await post("/api/trpc/flows.import", { ...json, ...(await signedIn()) }, [body]);
  // It was read: what is said is about the file, which is no flow.
  expect(status).toBe(200);
  expect(JSON.parse(answer).result.data.json).toMatchObject({ ok: false });
  expect((await post("/api/trpc/flows.import", json, [body])).status).toBe(401);
});
