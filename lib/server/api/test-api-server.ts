import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toNodeHandler } from "better-auth/node";
import { type ApiClient, createApiClient } from "@/lib/api-client";
import { handleApiRequest } from "@/lib/server/api/handle-api-request";
import { createCaller } from "@/lib/server/api/router";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { handleAuthRequest } from "@/lib/server/auth/handle-auth-request";
import type { Role } from "@/lib/server/auth/permissions";
import { createSignInLink } from "@/lib/server/auth/sign-in-link";
import { createTestApp, type TestApp } from "@/lib/server/test-app";

export interface TestApi extends TestApp {
  /** Makes a person with this role. */
  person(role: Role, name?: string): Promise<SignedInUser>;
  /** The API in this process, as this person; null: as nobody. */
  as(user: SignedInUser | null): ReturnType<typeof createCaller>;
  /** Follows a fresh sign-in link and gives the session's cookie. */
  signIn(email: string): Promise<string>;
  /** The API over HTTP, with this cookie. */
  over(cookie: string): ApiClient;
}

/** The API and sign-in behind a real HTTP server, on a fresh database; see `createTestApp`. */
export async function createTestApi(variables: Record<string, string> = {}): Promise<TestApi> {
  const folder = mkdtempSync(join(tmpdir(), "callwright-api-"));
  const test = await createTestApp({ DATA_DIR: folder, ...variables }, [
    { prefix: "/api/trpc/", handler: toNodeHandler(handleApiRequest) },
    { prefix: "/api/auth/", handler: toNodeHandler(handleAuthRequest) },
  ]);
  let count = 0;
  return {
    ...test,
    async person(role, name) {
      count += 1;
      const id = `person-${count}`;
      const person = { id, name: name ?? `Person ${count}`, email: `${id}@example.com` };
      await test.app.prisma.user.create({ data: { ...person, role, emailVerified: true } });
      return { ...person, role, locale: null };
    },
    as: (user) => createCaller({ app: test.app, user, headers: new Headers() }),
    async signIn(email) {
      const link = await createSignInLink(test.app, email);
      if (!link) throw new Error(`nobody has the address ${email}`);
      const response = await fetch(link, { redirect: "manual" });
      return cookieOf(response);
    },
    over: (cookie) => createApiClient(test.url, { cookie }),
    async close() {
      await test.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a browser would send back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
