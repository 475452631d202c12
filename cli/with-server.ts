import { env } from "@/lib/env";
import { type CallwrightApp, closeApp } from "@/lib/server/app";
import { connectToServer } from "@/lib/server/running-server";
import { problem } from "./verb";

/** What `work` finds on the database of the server that runs; undefined when a problem was reported instead. */
export async function withServer<T>(work: (app: CallwrightApp) => Promise<T>): Promise<T | undefined> {
  let app: CallwrightApp | undefined;
  try {
    app = connectToServer(env());
    return await work(app);
  } catch (error) {
    // Prisma's messages begin with the source they came from; the last line says what is wrong.
    const lines = error instanceof Error ? error.message.trim().split("\n") : [String(error)];
    problem(lines.at(-1) as string);
    return undefined;
  } finally {
    if (app) await closeApp(app);
  }
}
