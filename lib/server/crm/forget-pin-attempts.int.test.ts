import { expect, it } from "vitest";
import type { CallwrightApp } from "@/lib/server/app";
import { forgetPinAttempts } from "@/lib/server/crm/forget-pin-attempts";
import { databaseForThisTest } from "@/lib/server/db/test-database";

it("forgets yesterday's PIN attempts and callers, and keeps what still counts", async () => {
  const { pool, prisma } = await databaseForThisTest();
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  await prisma.pinAttempt.createMany({
    data: [
      { key: "old", at: ago(25) },
      { key: "new", at: ago(23) },
    ],
  });
  await prisma.callerLock.createMany({
    data: [
      { caller: "old", failures: 3, updatedAt: ago(25) },
      { caller: "new", failures: 3, updatedAt: ago(23) },
      { caller: "still locked", failures: 30, updatedAt: ago(25), lockedUntil: ago(-1) },
    ],
  });
  await forgetPinAttempts(null, { app: { pool } as CallwrightApp, attempt: 1 });
  expect((await prisma.pinAttempt.findMany()).map(({ key }) => key)).toEqual(["new"]);
  expect((await prisma.callerLock.findMany()).map(({ caller }) => caller).sort()).toEqual(["new", "still locked"]);
});
