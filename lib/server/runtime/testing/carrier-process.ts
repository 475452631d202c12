import { spawn } from "node:child_process";
import { VirtualCarrierClient } from "@/lib/carrier/virtual/client";
import { projectRoot } from "@/lib/server/project-root";

export interface CarrierProcess {
  origin: string;
  accountSid: string;
  authToken: string;
  controlToken: string;
  phone: VirtualCarrierClient;
  stop(): Promise<void>;
}

/** The virtual carrier as a process of its own, as another company's computers are. */
export async function startCarrierProcess(): Promise<CarrierProcess> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "lib/carrier/virtual/main.ts", "--speed", "0", "--with-parent"],
    {
      cwd: projectRoot(),
      stdio: ["pipe", "pipe", "inherit"],
      env: { NODE_ENV: "test", PATH: process.env.PATH },
    },
  );
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString()));
    child.once("close", (status) => reject(new Error(`the virtual carrier ended with ${status}`)));
  });
  const ready = JSON.parse(line) as Omit<CarrierProcess, "phone" | "stop">;
  return {
    ...ready,
    phone: new VirtualCarrierClient({ baseUrl: ready.origin, controlToken: ready.controlToken }),
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}
