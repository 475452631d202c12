import { expect, it } from "vitest";
import { hasVoice } from "@/lib/flow/voice-languages";
import { listeningLanguage } from "./listening";
import { voiceFor } from "./voices";

it("publishing and the renderer agree on which languages have a voice", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz".split("");
  const languages = [...letters.flatMap((a) => letters.map((b) => a + b)), "cmn", "yue", "fil", "haw"];
  const disagree = languages.filter((language) => hasVoice(language) !== (voiceFor(language) !== null));
  expect(disagree).toEqual([]);
});

it("a word that every object knows is no language", () => {
  expect(["valueOf", "constructor-US"].map(listeningLanguage)).toEqual([null, null]);
  expect(["valueOf", "constructor-US"].map(voiceFor)).toEqual([null, null]);
});
