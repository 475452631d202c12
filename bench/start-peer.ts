import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface Peer {
  host: string;
  port: number;
  stop(): Promise<void>;
}

/** One side of a comparison in a process of its own; it prints `{ "address": … }` when it listens. */
export async function startPeer(command: string[], variables: Record<string, string> = {}): Promise<Peer> {
  const [program = "", ...words] = command;
  const child = spawn(program, words, {
    env: { ...process.env, NODE_ENV: "production", ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = addressIn(line);
    if (!address) continue;
    child.stdout.resume();
    return { host: address.hostname, port: Number(address.port), stop: () => stopped(child) };
  }
  throw new Error(`${words.at(-1)} ended before it listened`);
}

function addressIn(line: string): URL | null {
  const found = /https?:\/\/(127\.0\.0\.1|localhost):\d+/.exec(line);
  return found ? new URL(found[0].replace("localhost", "127.0.0.1")) : null;
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once("close", () => done());
    child.kill("SIGTERM");
  });
}
