import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Debian's Chromium where there is one: Playwright's own download needs its network. */
const installed = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find((path) => path && existsSync(path));

const args = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
if (process.getuid?.() === 0) args.push("--no-sandbox");

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  // Starts the real server on a free port with a fresh data folder, and sets E2E_BASE_URL and the other E2E_ variables.
  globalSetup: "./e2e/start-server.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  // What passes only then is named at the end of the run, to be mended.
  retries: 1,
  // Four times what the longest takes on a quiet machine: how busy it is must not decide what they find.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.E2E_BASE_URL,
    locale: "en-US",
    timezoneId: "UTC",
    viewport: { width: 1600, height: 1000 },
    // What opens and closes is where it belongs at once; half the journeys' clicks wait for that.
    contextOptions: { reducedMotion: "reduce" },
    // E2E_TRACE=1 keeps a trace of what fails; it makes every spec slower.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: { args, ...(installed ? { executablePath: installed } : {}) },
  },
});
