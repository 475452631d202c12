import { toNodeHandler } from "better-auth/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VirtualCarrierClient } from "@/lib/carrier/virtual/client";
import { cookieOf } from "@/lib/server/api/test-api-server";
import { handleAuthRequest } from "@/lib/server/auth/handle-auth-request";
import type { Role } from "@/lib/server/auth/permissions";
import { createSignInLink } from "@/lib/server/auth/sign-in-link";
import { controlToken } from "@/lib/server/phone/control-token";
import { virtualCarrier } from "@/lib/server/phone/virtual-line";
import { routes } from "@/lib/server/routes";
import { virtualAccount } from "@/lib/server/runtime/carrier-lines";
import { assignFlow } from "@/lib/server/runtime/testing/assign-flow";
import { readCall } from "@/lib/server/runtime/testing/read-call";
import { menuFlow } from "@/lib/server/runtime/testing/test-flows";
import { createTestApp, type TestApp } from "@/lib/server/test-app";
import { removeFolder, temporaryFolder } from "@/lib/server/test-server";

const folder = temporaryFolder();
let test: TestApp;
beforeAll(async () => {
  const auth = { prefix: "/api/auth/", handler: toNodeHandler(handleAuthRequest) };
  test = await createTestApp({ DATA_DIR: folder }, [...routes, auth]);
});
afterAll(async () => {
  await virtualCarrier(test.app).close();
  await test.app.runtime?.stop();
  await test.close();
  await removeFolder(folder);
});

async function cookieFor(role: Role): Promise<string> {
  const email = `${role}@example.com`;
  await test.app.prisma.user.create({ data: { id: role, name: role, email, role, emailVerified: true } });
  const link = await createSignInLink(test.app, email);
  return cookieOf(await fetch(link ?? "", { redirect: "manual" }));
}

function dial(headers: Record<string, string>, to = "+15550100009"): Promise<Response> {
  return fetch(`${test.url}/carrier/control/calls`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ from: "+15550001111", to, speed: 0, plan: [], afterPlan: "hangUp" }),
  });
}

const asProgram = () =>
  new VirtualCarrierClient({
    baseUrl: `${test.url}/carrier`,
    controlToken: controlToken(virtualAccount(test.app).authToken),
  });

describe("who may dial on the virtual line", () => {
  it("nobody without signing in, and nobody with another's token", async () => {
    expect((await dial({})).status).toBe(401);
    expect((await dial({ cookie: "better-auth.session_token=made.up" })).status).toBe(401);
    expect((await dial({ authorization: "Bearer made-up" })).status).toBe(401);
    expect((await fetch(`${test.url}/carrier/control/calls`)).status).toBe(401);
  });

  it("a supervisor from our own pages, but from no other site", async () => {
    const cookie = await cookieFor("supervisor");
    expect((await dial({ cookie })).status).toBe(201);
    expect((await dial({ cookie, origin: test.url, "sec-fetch-site": "same-origin" })).status).toBe(201);
    for (const origin of ["https://elsewhere.example", "null", "not an origin"])
      expect((await dial({ cookie, origin })).status, origin).toBe(401);
    expect((await dial({ cookie, "sec-fetch-site": "cross-site" })).status).toBe(401);
  });

  it("neither an agent nor an auditor", async () => {
    for (const role of ["agent", "auditor"] as const) {
      expect((await dial({ cookie: await cookieFor(role) })).status, role).toBe(401);
    }
  });
});

describe("a call on the virtual line", () => {
  it("reaches the flow of its number through the real webhooks", async () => {
    await assignFlow(test.app.prisma, menuFlow(), { number: "+15550100001", carrier: "virtual" });
    const call = await asProgram().dial({
      from: "+15550001111",
      to: "+15550100001",
      speed: 0,
      plan: [{ press: "1" }],
    });
    const history = await call.untilEnded();
    expect(history.filter(({ type }) => type === "error")).toEqual([]);
    expect(call.heard()).toEqual(["Hello.", "Press 1 to finish, 2 to hear this again.", "Goodbye."]);
    expect((await readCall(test.app.prisma, call.sid)).call.carrier).toBe("virtual");
  });

  it("to a number that nobody has is answered in words, never with the carrier's error", async () => {
    const call = await asProgram().dial({ from: "anonymous", to: "+15550199999", speed: 0, plan: [] });
    const history = await call.untilEnded();
    expect(history.filter(({ type }) => type === "error")).toEqual([]);
    expect(history.filter((event) => event.type === "said").map((event) => event.by)).toEqual(["flow"]);
    expect(history.at(-1)).toMatchObject({ type: "callEnded", reason: "flowHungUp" });
  });
});
