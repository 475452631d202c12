import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const everywhere = ["node_modules/**", ".next*/**", "dist/**", ".data*/**", "e2e/**"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...everywhere, "**/*.{int,fault}.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "int",
          include: ["**/*.{int,fault}.test.ts"],
          exclude: everywhere,
          globalSetup: ["lib/server/db/test-postgres.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
