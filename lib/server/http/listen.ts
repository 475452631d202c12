import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

const FIRST_PORT = 3000;
const TRIES = 50;

/**
 * Listens on the wanted port, or, when none is wanted, on 3000 or the next free one.
 *
 * @param port 0 lets the system choose
 * @returns the port
 * @throws Error in plain words when the wanted port is taken or the address is not this machine's
 */
export async function listen(server: Server, host: string, port: number | undefined): Promise<number> {
  if (port !== undefined) {
    const problem = await tryPort(server, host, port);
    if (problem) throw new Error(`Callwright cannot listen on ${host}:${port} (${problem}). Set another PORT or HOST.`);
    return (server.address() as AddressInfo).port;
  }
  for (let candidate = FIRST_PORT; candidate < FIRST_PORT + TRIES; candidate++) {
    const problem = await tryPort(server, host, candidate);
    if (!problem) return candidate;
    if (problem !== "EADDRINUSE") throw new Error(`Callwright cannot listen on ${host}:${candidate} (${problem}).`);
  }
  throw new Error(`The ports ${FIRST_PORT} to ${FIRST_PORT + TRIES - 1} are all taken. Set PORT.`);
}

function tryPort(server: Server, host: string, port: number): Promise<string | undefined> {
  return new Promise((done) => {
    const failed = (error: NodeJS.ErrnoException) => done(error.code ?? error.message);
    server.once("error", failed);
    server.listen(port, host, () => {
      server.removeListener("error", failed);
      done(undefined);
    });
  });
}
