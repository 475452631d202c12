import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { StopLater } from "./until-stopped";

export interface Peer {
  host: string;
  port: number;
}

/** One side of a comparison in a process of its own; it prints `{ "address": … }` when it listens. */
export async function startPeer(
  command: string[],
  stopLater: StopLater,
  variables: Record<string, string> = {},
): Promise<Peer> {
  const [program = "", ...words] = command;
  const child = spawn(program, words, {
    env: { ...process.env, NODE_ENV: "production", ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  stopLater(() => stopped(child));
  for await (const line of createInterface({ input: child.stdout })) {
    const address = addressIn(line);
    if (!address) continue;
    child.stdout.resume();
    return { host: address.hostname, port: Number(address.port) };
  }
  throw new Error(`${words.at(-1)} ended before it listened`);
}

function addressIn(line: string): URL | null {
  const found = /https?:\/\/(127\.0\.0\.1|localhost):\d+/.exec(line);
  return found ? new URL(found[0].replace("localhost", "127.0.0.1")) : null;
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((done) => {
    child.once("exit", done);
    child.kill("SIGTERM");
  });
}
