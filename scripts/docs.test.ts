import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { catalogueFile, nodeCatalogue } from "./node-catalogue";

it("docs/nodes.md is what `npm run docs` writes", () => {
  expect(readFileSync(catalogueFile, "utf8")).toBe(nodeCatalogue());
});
