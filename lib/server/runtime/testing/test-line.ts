import { randomBytes } from "node:crypto";
import { VirtualCarrierClient } from "@/lib/carrier/virtual/client";
import { type ListeningCarrier, listenVirtualCarrier } from "@/lib/carrier/virtual/listen";
import type { FlowDocument } from "@/lib/flow/document";
import type { JobTask } from "@/lib/server/jobs/tasks";
import { startWorker } from "@/lib/server/jobs/worker";
import { createTestApp, type TestApp } from "@/lib/server/test-app";
import { removeFolder, temporaryFolder } from "@/lib/server/test-server";
import { assignFlow } from "./assign-flow";
import { TestWebhooks } from "./webhook-sender";

export interface TestLine extends TestApp {
  carrier: ListeningCarrier;
  phone: VirtualCarrierClient;
  webhooks: TestWebhooks;
  /** Publishes a flow on a new number that the carrier knows too. @returns the number */
  assign(document: FlowDocument): Promise<string>;
  /** A number of the carrier's that we know nothing of. */
  strangeNumber(): string;
}

let numbers = 0;

/**
 * The call path in this process, on a database of its own, behind real HTTP, with a virtual carrier beside it that our
 * client of the carrier's REST interface talks to.
 *
 * @param options worker: run jobs and timers, all kinds of them or these
 */
export async function createTestLine(
  variables: Record<string, string> = {},
  options: { worker?: boolean | Record<string, JobTask> } = {},
): Promise<TestLine> {
  const account = { accountSid: `AC${randomBytes(16).toString("hex")}`, authToken: randomBytes(16).toString("hex") };
  const controlToken = randomBytes(16).toString("hex");
  const carrier = await listenVirtualCarrier({ ...account, controlToken, speed: 0, queueFloorMs: 20 });
  const dataDir = temporaryFolder();
  const test = await createTestApp({
    DATA_DIR: dataDir,
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_API_BASE: carrier.origin,
    ...variables,
  });
  const { worker = false } = options;
  const stopWorker = worker ? await startWorker(test.app, worker === true ? undefined : worker) : async () => {};
  const known = (phoneNumber: string) =>
    carrier.numbers.add({
      phoneNumber,
      voiceUrl: `${test.app.publicUrl}/api/voice/incoming`,
      voiceFallbackUrl: `${test.app.publicUrl}/api/voice/fallback`,
      statusCallback: `${test.app.publicUrl}/api/voice/status`,
    }).phoneNumber;
  const newNumber = () => `+1555${String(7_000_000 + ++numbers)}`;
  return {
    ...test,
    carrier,
    phone: new VirtualCarrierClient({ baseUrl: carrier.origin, controlToken }),
    webhooks: new TestWebhooks(account, test.app.publicUrl),
    async assign(document) {
      const number = known(newNumber());
      await assignFlow(test.app.prisma, document, { number });
      return number;
    },
    strangeNumber: () => known(newNumber()),
    async close() {
      await carrier.close();
      await stopWorker();
      await test.app.runtime?.stop();
      await test.close();
      await removeFolder(dataDir);
    },
  };
}
