import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Env } from "@/lib/env";
import { type CallwrightApp, createApp } from "@/lib/server/app";

const schema = z.object({ publicUrl: z.string(), databaseUrl: z.string() });

const fileOf = (env: Env) => join(env.DATA_DIR, "running.json");

/** Writes down where this server is, for commands that work beside it. @returns forgets it; for the server's end */
export function announceServer({ env, publicUrl, databaseUrl }: CallwrightApp): () => void {
  const text = JSON.stringify({ publicUrl, databaseUrl });
  mkdirSync(env.DATA_DIR, { recursive: true });
  // The address of the embedded database holds its password.
  writeFileSync(fileOf(env), text, { mode: 0o600 });
  return () => {
    // Another copy on this folder may have written its own since.
    if (read(fileOf(env)) === text) rmSync(fileOf(env), { force: true });
  };
}

/**
 * The parts of the program for a command of its own process: on the database and under the address of the server that
 * runs on DATA_DIR, unless DATABASE_URL and PUBLIC_URL say otherwise. End with `closeApp`.
 *
 * @throws Error in words for whoever typed the command
 */
export function connectToServer(env: Env): CallwrightApp {
  const text = read(fileOf(env));
  const running = text === null ? null : schema.parse(JSON.parse(text));
  const databaseUrl = env.DATABASE_URL ?? running?.databaseUrl;
  const publicUrl = env.PUBLIC_URL ?? running?.publicUrl;
  if (!databaseUrl || !publicUrl) {
    throw new Error(`No server runs on ${env.DATA_DIR}. Start it with npm start, or set DATABASE_URL and PUBLIC_URL.`);
  }
  return createApp({ env, publicUrl, databaseUrl });
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
