import { build } from "esbuild";
import { expect, it } from "vitest";

it("what a browser loads of the nodes holds no English model", async () => {
  const { metafile } = await build({
    entryPoints: ["lib/nodes/registry.ts"],
    bundle: true,
    packages: "external",
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    tsconfig: "tsconfig.json",
    outdir: "unused",
  });
  const packages = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  expect(packages).toContain("zod");
  expect(packages.filter((name) => /^(wink|afinn)/.test(name))).toEqual([]);
});
