import { expect, it } from "vitest";
import { databaseForThisTest } from "@/lib/server/db/test-database";
import { assignFlow } from "./testing/assign-flow";
import { menuFlow, node, testFlow } from "./testing/test-flows";
import { warmUp } from "./warm-up";

it("prepares the languages in which callers of published flows say what they want, and no others", async () => {
  const { prisma } = await databaseForThisTest();
  const prepared: string[] = [];
  const nlu = { prepare: (language: string) => void prepared.push(language) };
  await assignFlow(prisma, menuFlow(), { number: "+15550100001" });
  expect(await warmUp({ prisma }, nlu)).toEqual([]);

  const asking = testFlow({ ask: node("intent"), bye: node("hangUp") }, { languages: ["en-GB"] });
  const outer = testFlow(
    { run: node("subflow", { flow: "Asking" }) },
    { languages: ["et-EE"], subflows: { Asking: asking } },
  );
  await assignFlow(prisma, outer, { number: "+15550100002" });
  await assignFlow(prisma, { ...asking, languages: ["ar-AE", "en-GB"] }, { number: "+15550100003" });
  await prisma.phoneNumber.update({ where: { e164: "+15550100003" }, data: { flowId: null, flowVersionId: null } });
  await warmUp({ prisma }, nlu);
  expect(prepared).toEqual(["en-GB"]);
});
