import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkedFlow } from "./checks/test-catalogue";
import { emptyFlow, type FlowDocument } from "./document";
import { limits } from "./limits";
import { type FlowMigration, migrateFlow } from "./migrations";
import { parseDraft } from "./parse-draft";

const codes = (input: unknown) => {
  const result = parseDraft(input);
  return result.ok ? [] : result.error.map(({ code, nodeId, path }) => [code, nodeId, path]);
};

const drawn = checkedFlow({ a: ["say", { next: null }] });

describe("parseDraft", { timeout: 30_000 }, () => {
  it("reads a half-drawn flow, from text or from what it parses to", () => {
    const flow: FlowDocument = { ...drawn, entry: null };
    expect(parseDraft(JSON.stringify(flow))).toEqual({ ok: true, value: flow });
    expect(parseDraft(`\uFEFF${JSON.stringify(flow)}`)).toEqual({ ok: true, value: flow });
    expect(parseDraft(flow)).toEqual({ ok: true, value: flow });
  });

  it.each(["teleport", "constructor"])("keeps a node of the unknown type %s exactly as it is", (type) => {
    const node = {
      type,
      label: "Beam",
      config: { to: { deck: [7, null] }, prompt: 1 },
      exits: { up: "a", down: null },
    };
    const flow = { ...drawn, nodes: { ...drawn.nodes, b: node } };
    expect(parseDraft(JSON.stringify(flow))).toEqual({ ok: true, value: flow });
  });

  it("adds what an earlier release did not write", () => {
    const { comments, company, fallback, afterCall, ...old } = drawn;
    expect(parseDraft(old)).toEqual({
      ok: true,
      value: { ...old, comments, company, fallback, afterCall },
    });
  });

  it.each<[string, unknown, unknown[]]>([
    ["no JSON", "{", [["not_json", null, ""]]],
    ["nothing", "", [["not_json", null, ""]]],
    ["a list", [], [["not_a_flow", null, ""]]],
    ["null", null, [["not_a_flow", null, ""]]],
    ["undefined", undefined, [["not_a_flow", null, ""]]],
    ["another program's file", { states: [] }, [["not_a_flow", null, "format"]]],
    ["a format there never was", { ...drawn, format: "callwright/flow@0" }, [["not_a_flow", null, "format"]]],
    ["a newer format", { ...drawn, format: "callwright/flow@2" }, [["newer_format", null, "format"]]],
    ["a missing name", { ...drawn, name: "" }, [["flow_invalid", null, "name"]]],
    ["a key nobody knows", { ...drawn, script: "x" }, [["flow_invalid", null, ""]]],
    [
      "a node that is none",
      { ...drawn, nodes: { b: { type: "say" } } },
      [
        ["flow_invalid", "b", "label"],
        ["flow_invalid", "b", "config"],
        ["flow_invalid", "b", "exits"],
      ],
    ],
    ["a NUL in a label", { ...drawn, nodes: { b: { type: "say", label: "\0" } } }, [["text_not_kept", "b", "label"]]],
    ["half a character in its name", { ...drawn, name: "\ud83d" }, [["text_not_kept", null, "name"]]],
    ["a key with a NUL", { ...drawn, company: { "\0": {} } }, [["text_not_kept", null, "company"]]],
  ])("refuses %s, with its place", (_what, input, expected) => {
    expect(codes(input)).toEqual(expected);
  });

  it("takes the space around a file's name away", () => {
    const read = parseDraft({ ...drawn, name: " Support " });
    expect(read.ok && read.value.name).toBe("Support");
  });

  it("refuses a node named __proto__", () => {
    expect(codes(JSON.stringify(drawn).replace('"a":', '"__proto__":'))).toEqual([["flow_invalid", null, ""]]);
  });

  it("refuses what is too large before it reads it", () => {
    expect(codes("[".repeat(limits.documentBytes + 1))).toEqual([["flow_too_large", null, ""]]);
    expect(codes(`"${"ع".repeat(limits.documentBytes / 2)}"`)).toEqual([["flow_too_large", null, ""]]);
    const nodes = Object.fromEntries(
      Array.from({ length: limits.nodesPerFlow + 1 }, (_, index) => [`n${index}`, drawn.nodes.a]),
    );
    expect(codes({ ...drawn, nodes })).toEqual([["too_many_nodes", null, "nodes"]]);
  });

  it("says where a text stops being JSON, and up to which format it can read", () => {
    const read = (input: unknown) => {
      const result = parseDraft(input);
      return result.ok ? null : result.error[0];
    };
    expect(read('{\n  "format": 1,\n}')).toMatchObject({ code: "not_json", values: { line: 3, column: 1 } });
    expect(read({ ...drawn, format: "callwright/flow@9" })).toMatchObject({
      message: expect.stringContaining("made by a newer Callwright"),
      values: { format: "callwright/flow@9", known: "callwright/flow@1" },
    });
  });

  it("says what is wrong with a part in a word that can be translated", () => {
    const kinds = (change: object) => {
      const result = parseDraft({ ...drawn, ...change });
      return result.ok ? [] : result.error.map(({ path, values }) => [path, values?.kind, values?.keys]);
    };
    const { languages: _none, ...without } = drawn;
    expect(kinds({ nodes: { a: { type: "say", label: 7, config: {}, exits: {}, icon: "x" } } })).toEqual([
      ["label", "wrongKind", ""],
      ["", "unknown", "icon"],
    ]);
    expect(kinds({ name: "x".repeat(limits.nameCharacters + 1) })).toEqual([["name", "tooMuch", ""]]);
    expect(kinds({ entry: "Not An Id" })).toEqual([["entry", "other", ""]]);
    const missing = parseDraft(without);
    expect(missing.ok || missing.error.map(({ path, values }) => [path, values?.kind])).toEqual([
      ["languages", "missing"],
    ]);
  });

  it("refuses what is nested too deep to be walked, in a file and in a request", () => {
    const nested = (depth: number) =>
      JSON.stringify({ ...drawn, nodes: { a: { ...drawn.nodes.a, config: { x: "deep" } } } }).replace(
        '"deep"',
        "[".repeat(depth) + "]".repeat(depth),
      );
    expect(codes(nested(limits.documentDepth - 4))).toEqual([]);
    expect(codes(nested(limits.documentDepth - 3))).toEqual([["flow_too_deep", null, ""]]);
    expect(codes(nested(100_000))).toEqual([["flow_too_deep", null, ""]]);
    expect(codes(JSON.parse(nested(100_000)))).toEqual([["flow_too_deep", null, ""]]);
  });

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.string(),
          fc.json(),
          fc.jsonValue().map((nodes) => ({ ...drawn, nodes })),
        ),
        (input) => {
          const result = parseDraft(input);
          if (!result.ok) expect(result.error.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it("writes and reads back what it read", () => {
    const read = parseDraft(drawn);
    expect(read.ok && parseDraft(JSON.stringify(read.value))).toEqual(read);
  });
});

describe("migrateFlow", () => {
  const steps: FlowMigration[] = [
    { from: "test@1", to: "test@2", migrate: ({ title, ...rest }) => ({ ...rest, name: title ?? "" }) },
    { from: "test@2", to: "test@3", migrate: (document) => ({ ...document, languages: ["en-US"] }) },
  ];

  it("goes step by step to the present format", () => {
    expect(migrateFlow({ format: "test@1", title: "Old" }, steps, "test@3")).toEqual({
      format: "test@3",
      name: "Old",
      languages: ["en-US"],
    });
    expect(migrateFlow({ format: "test@2", name: "Mid" }, steps, "test@3")).toEqual({
      format: "test@3",
      name: "Mid",
      languages: ["en-US"],
    });
  });

  it("leaves alone what it does not know, and never turns in circles", () => {
    const strange = { format: "other@9" };
    expect(migrateFlow(strange, steps, "test@3")).toBe(strange);
    const circle = [{ from: "a", to: "a", migrate: (document: never) => document }] as unknown as FlowMigration[];
    expect(migrateFlow({ format: "a" }, circle, "b").format).toBe("a");
    expect(migrateFlow({ ...emptyFlow("New") } as never).format).toBe("callwright/flow@1");
  });
});
