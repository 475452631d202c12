import { pino } from "pino";
import { expect, it, onTestFinished } from "vitest";
import { createBus } from "@/lib/server/db/bus";
import { databaseForThisTest } from "@/lib/server/db/test-database";
import { assignFlow } from "./testing/assign-flow";
import { eventually } from "./testing/eventually";
import { menuFlow, node, testFlow } from "./testing/test-flows";
import { keepWarm } from "./warm-up";

it("prepares the languages in which callers of live flows say what they want, also of those published later, and no others", async () => {
  const { prisma, pool, url } = await databaseForThisTest();
  const log = pino({ level: "silent" });
  const bus = createBus(url, pool, log);
  const prepared: string[] = [];
  const nlu = { prepare: (language: string) => void prepared.push(language) };

  const asking = testFlow({ ask: node("intent"), bye: node("hangUp") }, { languages: ["en-GB"] });
  const outer = testFlow(
    { run: node("subflow", { flow: "Asking" }) },
    { languages: ["et-EE"], subflows: { Asking: asking } },
  );
  await assignFlow(prisma, menuFlow(), { number: "+15550100001" });
  await assignFlow(prisma, outer, { number: "+15550100002" });
  await assignFlow(prisma, { ...asking, languages: ["ar-AE", "en-GB"] }, { number: "+15550100003" });
  await prisma.phoneNumber.update({ where: { e164: "+15550100003" }, data: { flowId: null, flowVersionId: null } });

  const end = keepWarm({ prisma, bus, log }, nlu);
  onTestFinished(async () => {
    await end();
    await bus.close();
  });
  await eventually(async () => prepared.length > 0);
  expect(prepared).toEqual(["en-GB"]);

  await assignFlow(prisma, { ...asking, languages: ["en-GB", "de-DE"] }, { number: "+15550100004" });
  await bus.publish("numbers");
  await eventually(async () => prepared.length > 1);
  expect(prepared).toEqual(["en-GB", "de-DE"]);
});
