import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const everywhere = ["node_modules/**", ".next*/**", "dist/**", ".data*/**", "e2e/**"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    // A worker loads what its files share once. Nothing of ours keeps in a module what another file would stumble over.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...everywhere, "**/*.{int,fault}.test.ts"],
          // How busy the machine is must not decide what they find: the longest takes two seconds on a quiet one.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "int",
          include: ["**/*.{int,fault}.test.ts"],
          exclude: everywhere,
          globalSetup: ["lib/server/db/test-postgres.ts"],
          // They wait for PostgreSQL, processes and timers more than they compute; left alone, one would run on two cores.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Real processes on a busy machine; what passes only then is named at the end of the run, to be mended.
          retry: 1,
        },
      },
    ],
  },
});
