import { z } from "zod";
import { env } from "@/lib/env";
import { closeApp } from "@/lib/server/app";
import { signInLinkMinutes } from "@/lib/server/auth/auth";
import { createSignInLink } from "@/lib/server/auth/sign-in-link";
import { connectToServer } from "@/lib/server/running-server";
import { print, printJson, problem, type Verb } from "./verb";

/** `sign-in EMAIL`: a fresh one-time link, for whoever can reach the database anyway. */
export const signInVerb: Verb = (program) => {
  program
    .command("sign-in")
    .description("print a link that signs somebody in, once")
    .argument("[email]", "whose; the first administrator's when left out")
    .option("--json", "print one JSON document")
    .action(async (email: string | undefined, { json }: { json?: boolean }) => {
      if (email !== undefined && !z.email().safeParse(email.trim()).success)
        return problem(`${email}: this is not an e-mail address`);
      const link = await linkFor(email).catch((error: Error) => problem(error.message));
      if (link === undefined) return;
      if (link === null) return problem(`${email ?? "administrator"}: nobody who may sign in has this address`);
      if (json) printJson({ email: email ?? null, link, minutes: signInLinkMinutes });
      else print(link);
    });
};

async function linkFor(email: string | undefined): Promise<string | null> {
  const app = connectToServer(env());
  try {
    return await createSignInLink(app, email);
  } finally {
    await closeApp(app);
  }
}
