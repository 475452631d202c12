import { AsyncLocalStorage } from "node:async_hooks";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { magicLink } from "better-auth/plugins/magic-link";
import { ownOrigins } from "@/lib/server/auth/own-origin";
import type { PrismaClient } from "@/lib/server/db/prisma";

export type Auth = ReturnType<typeof createAuth>;

/** How long a sign-in link may be used, once. */
export const signInLinkMinutes = 15;

/**
 * better-auth as this program uses it: sessions in the database, no passwords, no open sign-up, and one way in, a
 * link that works once. Stateless, so any number may exist over one database.
 *
 * @param publicUrl what every link and the cookies are built from; may have a path
 * @param secret signs the session cookies; the same for every copy of the program
 */
export function createAuth({ prisma, publicUrl, secret }: { prisma: PrismaClient; publicUrl: string; secret: string }) {
  return betterAuth({
    appName: "Callwright",
    baseURL: `${publicUrl}/api/auth`,
    secret,
    trustedOrigins: ownOrigins(publicUrl),
    database: prismaAdapter(prisma, { provider: "postgresql" }),
    user: {
      additionalFields: {
        role: { type: "string", required: false, input: false },
        locale: { type: "string", required: false, input: false },
        disabledAt: { type: "date", required: false, input: false },
      },
    },
    session: { expiresIn: 7 * 24 * 3600, updateAge: 24 * 3600 },
    advanced: { cookiePrefix: "callwright", useSecureCookies: publicUrl.startsWith("https:") },
    // A count goes on until nobody has asked from an address for the whole window (better-auth), and at the beginning of
    // a shift hundreds come from one. A link's token has 180 random bits: this only keeps somebody from flooding.
    rateLimit: { enabled: true, window: 1, max: 1_000 },
    plugins: [
      magicLink({
        expiresIn: signInLinkMinutes * 60,
        disableSignUp: true,
        storeToken: "hashed",
        rateLimit: { window: 1, max: 1_000 },
        sendMagicLink: ({ url }) => {
          const capture = madeLink.getStore();
          if (!capture) throw new Error("Sign-in links are made by makeSignInLink only.");
          capture.url = url;
        },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          // A disabled person's link leads back to the sign-in page.
          before: async ({ userId }) => {
            const user = await prisma.user.findUnique({ where: { id: userId }, select: { disabledAt: true } });
            return user !== null && user.disabledAt === null;
          },
        },
      },
    },
    telemetry: { enabled: false },
    logger: { level: "error" },
  });
}

const madeLink = new AsyncLocalStorage<{ url: string | null }>();

/**
 * A fresh link that signs this address in, once. Works for any address; opening it fails when nobody has it.
 *
 * @param landingPath where the link leads after sign-in, from the app's root
 */
export async function makeSignInLink(auth: Auth, publicUrl: string, email: string, landingPath = "/"): Promise<string> {
  const capture: { url: string | null } = { url: null };
  await madeLink.run(capture, () =>
    auth.api.signInMagicLink({
      body: { email, callbackURL: `${publicUrl}${landingPath}`, errorCallbackURL: `${publicUrl}/sign-in` },
      headers: new Headers({ origin: new URL(publicUrl).origin }),
    }),
  );
  if (capture.url === null) throw new Error("better-auth made no link.");
  return capture.url;
}
