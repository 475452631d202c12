import { describe, expect, it } from "vitest";
import type { Bindings } from "../catalogue";
import type { FlowDocument } from "../document";
import { limits } from "../limits";
import { blocksPublish, checkPublishable } from "./check-publishable";
import { checkCatalogue, checkedFlow } from "./test-catalogue";

const check = (flow: FlowDocument, bindings: Bindings | null = null) =>
  checkPublishable(flow, checkCatalogue, bindings);
const found = (flow: FlowDocument, bindings: Bindings | null = null) =>
  check(flow, bindings).map(({ code, nodeId, path }) => [code, nodeId, path].join(" "));
const said = (text: string) => ({ prompt: { "en-US": { say: text } } });

describe("checkPublishable", () => {
  it("finds nothing wrong with a sound flow", () => {
    const flow = checkedFlow(
      { a: ["say", { next: "b" }], b: ["ask", { next: "c", soft: "b" }], c: ["stop"], w: ["note"] },
      { afterCall: "w" },
    );
    expect(check(flow)).toEqual([]);
  });

  it("a call has to begin somewhere", () => {
    expect(found(checkedFlow({}))).toEqual(["no_entry  entry"]);
    expect(found(checkedFlow({ a: ["stop"] }, { entry: "b", fallback: "c" }))).toEqual([
      "entry_missing  entry",
      "entry_missing  fallback",
      "unreachable_node a ",
    ]);
  });

  it("knows every node's type and settings", () => {
    expect(found(checkedFlow({ a: ["teleport"] }))).toEqual(["unknown_node_type a type"]);
    // What an unknown node sets, and whether it listens, nobody knows: nothing else is said of what lies behind it.
    const reads = { prompt: { "en-US": { say: "{{ vars.seat }}" } } };
    expect(found(checkedFlow({ a: ["teleport", { up: "b" }], b: ["say", { next: "a" }, reads] }))).toEqual([
      "unknown_node_type a type",
    ]);
    expect(found(checkedFlow({ a: ["stop", {}, { prompt: { "en-US": { say: 5 } } }] }))).toEqual([
      "config_invalid a config.prompt.en-US",
    ]);
    expect(found(checkedFlow({ a: ["stop", {}, { colour: "red" }] }))).toEqual(["config_invalid a config"]);
  });

  it("tells exits that are open, unknown, or lead nowhere", () => {
    expect(
      check(checkedFlow({ a: ["ask", { next: null }] })).map(({ code, severity, path }) => [code, severity, path]),
    ).toEqual([
      ["exit_unconnected", "error", "exits.next"],
      ["exit_unconnected", "warning", "exits.soft"],
    ]);
    expect(found(checkedFlow({ a: ["talk", {}] }))).toEqual([]);
    expect(found(checkedFlow({ a: ["say", { next: "a2" }] }))).toEqual(["exit_target_missing a exits.next"]);
    expect(found(checkedFlow({ a: ["stop", { next: "a" }] }))).toEqual(["exit_unknown a exits.next"]);
    expect(found(checkedFlow({ a: ["stop", { constructor: "a" }] }))).toEqual(["exit_unknown a exits.constructor"]);
  });

  it("an exit that leads nowhere is simply the end where nobody is on the line, and only there", () => {
    const flow = checkedFlow({ a: ["anywhere", { next: "b" }], b: ["stop"], w: ["anywhere"] }, { afterCall: "w" });
    expect(found(flow)).toEqual([]);
    expect(found(checkedFlow({ a: ["anywhere"] }, { afterCall: "a" }))).toEqual(["exit_unconnected a exits.next"]);
  });

  it("finds what no call can reach", () => {
    expect(check(checkedFlow({ a: ["stop"], b: ["say", { next: "b2" }], b2: ["stop"] }))).toMatchObject([
      { code: "unreachable_node", severity: "warning", nodeId: "b" },
      { code: "unreachable_node", severity: "warning", nodeId: "b2" },
    ]);
  });

  describe("loops", () => {
    it("finds one that never hears the caller", () => {
      expect(found(checkedFlow({ a: ["say", { next: "b" }], b: ["say", { next: "a" }] }))).toEqual([
        "loop_without_wait a exits",
      ]);
      expect(found(checkedFlow({ a: ["say", { next: "a" }] }))).toEqual(["loop_without_wait a exits"]);
      expect(found(checkedFlow({ a: ["say", { next: "b" }], b: ["sometimesAsks", { next: "a" }] }))).toEqual([
        "loop_without_wait a exits",
      ]);
    });

    it("lets one through that does", () => {
      expect(found(checkedFlow({ a: ["say", { next: "b" }], b: ["ask", { next: "a", soft: "b" }] }))).toEqual([]);
    });

    it("names each loop once, however they hang together", () => {
      const flow = checkedFlow({
        a: ["ask", { next: "b", soft: "d" }],
        b: ["say", { next: "c" }],
        c: ["say", { next: "b" }],
        d: ["say", { next: "e" }],
        e: ["say", { next: "d" }],
      });
      expect(check(flow).map(({ code, message }) => [code, /through (.*) without/.exec(message)?.[1]])).toEqual([
        ["loop_without_wait", '"b", "c"'],
        ["loop_without_wait", '"d", "e"'],
      ]);
    });

    it("finds a way too long for one turn", () => {
      const chain = (length: number) =>
        checkedFlow(
          Object.fromEntries(
            Array.from({ length }, (_, index) => [
              `n${index}`,
              ["say", { next: index === length - 1 ? "end" : `n${index + 1}` }],
            ]),
          ),
        );
      const withEnd = (flow: FlowDocument) => ({
        ...flow,
        nodes: { ...flow.nodes, end: { type: "stop", label: "", config: {}, exits: {} } },
      });
      expect(found(withEnd(chain(limits.stepsPerTurn - 1)))).toEqual([]);
      expect(found(withEnd(chain(limits.stepsPerTurn)))).toEqual(["too_many_steps n0 exits"]);
    });
  });

  it("keeps the call and after-call work apart", () => {
    expect(found(checkedFlow({ a: ["say", { next: "w" }], w: ["note"] }))).toEqual(["after_call_stage w "]);
    expect(found(checkedFlow({ a: ["stop"], w: ["note", { next: "b" }], b: ["stop"] }, { afterCall: "w" }))).toEqual([
      "after_call_stage b ",
    ]);
    expect(found(checkedFlow({ a: ["stop"] }, { afterCall: "a" }))).toEqual(["after_call_stage a "]);
  });

  it("reads every prompt", () => {
    const one = (config: ReturnType<typeof said>) => checkedFlow({ a: ["talk", {}, config] });
    expect(found(one(said(" ")))).toEqual(["prompt_missing a config.prompt"]);
    expect(found({ ...one(said("Hello.")), languages: ["en-US", "ar-AE"] })).toEqual([
      "language_missing a config.prompt.ar-AE",
    ]);
    expect(found(one(said("Hello {{ customer.firstName")))).toEqual(["template_invalid a config.prompt.en-US"]);
    expect(found(one(said("{{ x | shout }}")))).toEqual(["template_invalid a config.prompt.en-US"]);
    expect(found(one(said("x".repeat(limits.promptCharacters + 1))))).toEqual([
      "config_invalid a config.prompt.en-US.say",
    ]);
  });

  it("fault 14: says that one node says too much for one document of the carrier", () => {
    const long = {
      ...checkCatalogue.talk!,
      prompts: (config: never) =>
        Array.from({ length: 13 }, (_, index) => ({
          path: `p${index}`,
          prompt: (config as ReturnType<typeof said>).prompt,
        })),
    };
    const flow = checkedFlow({ a: ["talk", {}, said("ع".repeat(limits.promptCharacters))] });
    const errors = checkPublishable(flow, { talk: long }).filter(({ severity }) => severity === "error");
    expect(errors.map(({ code }) => code)).toEqual(["prompts_too_long"]);
  });

  it("warns of text in a language without a voice", () => {
    const flow = {
      ...checkedFlow({ a: ["talk", {}, { prompt: { "et-EE": { say: "Tere." } } }] }),
      languages: ["et-EE"],
    };
    expect(check(flow)).toMatchObject([{ code: "voice_missing", severity: "warning", path: "config.prompt.et-EE" }]);
    expect(
      check({ ...flow, nodes: { a: { ...flow.nodes.a!, config: { prompt: { "et-EE": { play: "tere" } } } } } }),
    ).toEqual([]);
  });

  it("finds what this installation does not have, when it is asked about one", () => {
    const flow = checkedFlow({ a: ["talk", {}, { prompt: { "en-US": { play: "welcome" } }, queue: "sales" }] });
    const nothing = {
      destinations: [],
      agents: [],
      departments: [],
      skills: [],
      hours: [],
      calendars: [],
      secrets: [],
    };
    const bindings: Bindings = { ...nothing, queues: ["support"], audio: [] };
    expect(found(flow)).toEqual([]);
    expect(found(flow, bindings)).toEqual([
      "unbound_resource a config.queue",
      "unbound_resource a config.prompt.en-US",
    ]);
    expect(found(flow, { ...nothing, queues: ["sales"], audio: ["welcome"] })).toEqual([]);
    const web = checkedFlow({ a: ["talk", {}, { prompt: { "en-US": { play: "https://example.org/a.mp3" } } }] });
    expect(found(web, bindings)).toEqual([]);
  });

  it("errors block a publish, warnings do not", () => {
    expect(blocksPublish(check(checkedFlow({ a: ["stop"], b: ["stop"] })))).toBe(false);
    expect(blocksPublish(check(checkedFlow({ a: ["say", {}] })))).toBe(true);
  });
});
