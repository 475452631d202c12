import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseEnv, settings } from "@/lib/env";

describe("env", () => {
  it("lists in .env.example exactly the settings that are read", () => {
    const example = readFileSync(".env.example", "utf8");
    const listed = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(listed).toEqual(Object.keys(settings));
  });

  it("takes an unchanged .env.example for no settings at all", () => {
    const empty = Object.fromEntries(Object.keys(settings).map((name) => [name, ""]));
    expect(parseEnv(empty)).toEqual(parseEnv({}));
    expect(parseEnv({})).toMatchObject({ HOST: "127.0.0.1", DATA_DIR: resolve(".data"), WORKER: "on" });
  });

  it("keeps a path in PUBLIC_URL and drops the last slash", () => {
    expect(parseEnv({ PUBLIC_URL: "https://example.org/voice/" }).PUBLIC_URL).toBe("https://example.org/voice");
  });

  it("reads what flows may reach inside as hosts, hosts at a port and networks", () => {
    const allowed = "erp.local, erp.local:8443 10.20.0.0/16,[fd00::1]:8080,\nfd00::/8,192.168.1.5";
    expect(parseEnv({ HTTP_ALLOW: allowed }).HTTP_ALLOW).toEqual([
      "erp.local",
      "erp.local:8443",
      "10.20.0.0/16",
      "[fd00::1]:8080",
      "fd00::/8",
      "192.168.1.5",
    ]);
    expect(parseEnv({}).HTTP_ALLOW).toEqual([]);
    for (const wrong of ["http://erp.local", "10.0.0.0/33", "erp.local/api", "*", "a@b"]) {
      expect(() => parseEnv({ HTTP_ALLOW: wrong }), wrong).toThrow(/HTTP_ALLOW/);
    }
  });

  it("names every wrong setting and repeats no value", () => {
    const wrong = { PORT: "http", WORKER: "maybe", DATABASE_URL: "mysql://secret@host/db" };
    expect(() => parseEnv(wrong)).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*WORKER/);
    expect(() => parseEnv(wrong)).not.toThrow(/secret/);
  });
});
