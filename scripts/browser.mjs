import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Makes sure that there is a browser for the end-to-end tests.
 *
 * @returns undefined when there is, else what a person can do about it
 */
export async function ensureBrowser() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) return existsSync(wanted) ? undefined : `CHROMIUM_PATH names ${wanted}, which does not exist.`;
  if (existsSync("/usr/bin/chromium") || (await ownDownload())) return undefined;

  console.log("Looking for a browser: Playwright's download …");
  const limits = { timeout: 180_000, stdio: "ignore" };
  spawnSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], limits);
  if (await ownDownload()) return undefined;

  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0) {
    console.log("… did not work; Debian's package …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-q"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { stdio: "ignore", env });
    if (existsSync("/usr/bin/chromium")) return undefined;
  }
  return "There is no Chromium. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to yours.";
}

/** Whether the browser that Playwright downloads for itself is there. */
async function ownDownload() {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}
