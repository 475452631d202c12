import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

export interface DatabaseGate {
  /** The database's address through the gate. */
  url: string;
  /** Nothing comes through any more, and nobody is told: a cable is pulled. */
  hang(): void;
  /** Connections are cut and new ones refused at once: the server is gone. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

/** Stands between a server and its database, so that a test can take the database away. */
export async function openDatabaseGate(databaseUrl: string): Promise<DatabaseGate> {
  const database = new URL(databaseUrl);
  let state: "open" | "hanging" | "cut" = "open";
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, other?: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      sockets.delete(socket);
      other?.destroy();
    });
  };
  const server = createServer((outer) => {
    if (state === "cut") return void outer.destroy();
    // Whoever connects to a pulled cable waits, and goes on waiting when it is back.
    if (state === "hanging") return keep(outer);
    const inner = connect(Number(database.port), database.hostname);
    keep(inner, outer);
    keep(outer, inner);
    inner.on("data", (chunk) => state === "open" && outer.write(chunk));
    outer.on("data", (chunk) => state === "open" && inner.write(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = new URL(databaseUrl);
  address.hostname = "127.0.0.1";
  address.port = String((server.address() as AddressInfo).port);
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: address.href,
    hang() {
      state = "hanging";
    },
    cut() {
      state = "cut";
      dropAll();
    },
    restore() {
      // What was swallowed is lost, so a connection that lived through the outage cannot be used again.
      dropAll();
      state = "open";
    },
    async close() {
      dropAll();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
