import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ownFile } from "./own-file";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "callwright-own-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return join(made, "data");
}

describe("a file of the installation's own", () => {
  it("is made once, for the program's user only, and nothing is left beside it", () => {
    const data = folder();
    expect(ownFile(data, "secret", () => "first")).toBe("first");
    expect(ownFile(data, "secret", () => "second")).toBe("first");
    expect(statSync(join(data, "secret")).mode & 0o777).toBe(0o600);
    expect(readdirSync(data)).toEqual(["secret"]);
  });

  it("is another copy's when that one was quicker", () => {
    const data = folder();
    const made = ownFile(data, "secret", () => {
      writeFileSync(join(data, "secret"), "the quicker one's");
      return "mine";
    });
    expect(made).toBe("the quicker one's");
    expect(readdirSync(data)).toEqual(["secret"]);
  });

  it("is not made anew when it cannot be read", () => {
    expect(() => ownFile(import.meta.filename, "secret", () => "x")).toThrow();
  });
});
