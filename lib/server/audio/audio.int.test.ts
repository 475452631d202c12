import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "@/lib/api-client";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { wallTimeAt } from "@/lib/hours/wall-time";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import { rangeOf } from "@/lib/server/audio/answer-take";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { createFlow } from "@/lib/server/flows/create-flow";
import { publishFlow } from "@/lib/server/flows/publish-flow";
import { blobs } from "@/lib/server/media/installed-blobs";
import { soundLimits } from "@/lib/sound/limits";
import { ascii, mp3Frames, toneWav } from "@/lib/sound/test-sounds";

const system = { kind: "system" } as const;

describe("recorded prompts", () => {
  let api: TestApi;
  let ada: SignedInUser;
  let over: ApiClient;

  beforeAll(async () => {
    api = await createTestApi();
    ada = await api.person("supervisor", "Ada");
    over = api.over(await api.signIn(ada.email));
  });
  afterAll(() => api.close());

  const upload = (name: string, bytes: Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
    over.audio.upload.mutate(form(bytes, { name, ...more }));

  it("keeps an uploaded recording encrypted and measured, and forgets it", async () => {
    const wav = toneWav(1.5);
    const { id } = await upload("welcome", wav, { label: " Welcome ", language: "en-US" });
    const take = await api.app.prisma.audioTake.findFirstOrThrow({ where: { promptId: id } });
    expect(take).toMatchObject({
      number: 1,
      mimeType: "audio/wav",
      codec: "pcm",
      sizeBytes: wav.length,
      durationMs: 1_500,
      sampleRate: 8_000,
      channels: 1,
      createdBy: ada.id,
    });
    expect(take.rmsDb).toBeCloseTo(-9, 0);
    expect(take.waveform).toHaveLength(soundLimits.bars);
    expect(await blobs(api.app).read(take.blobKey)).toEqual(Buffer.from(wav));
    expect(await over.bindings.list.query()).toMatchObject({
      audio: [{ name: "welcome", label: "Welcome", language: "en-US", takeId: take.id, durationMs: 1_500 }],
    });
    await expect(upload("welcome", wav)).rejects.toMatchObject({ data: { reason: "nameTaken" } });

    await over.audio.delete.mutate({ id });
    expect(await blobs(api.app).read(take.blobKey)).toBeNull();
    expect(await over.audio.list.query()).toEqual([]);
  });

  it.each([
    ["a text called .wav", ascii("Our opening hours"), { reason: "sound_notAudio", values: { looksLike: "text" } }],
    ["Ogg", ascii("OggS and more"), { reason: "sound_otherAudio", values: { looksLike: "Ogg" } }],
    ["a WAV that breaks off", toneWav(1).slice(0, 999), { reason: "sound_damaged", values: { format: "WAV" } }],
    ["nothing", new Uint8Array(), { reason: "sound_empty" }],
    ["too much", new Uint8Array(soundLimits.bytes + 1), { reason: "sound_tooLarge", httpStatus: 413 }],
  ])("refuses %s by its bytes and keeps nothing", async (_, bytes, data) => {
    const before = await api.app.prisma.audioTake.count();
    await expect(upload("refused", bytes)).rejects.toMatchObject({ data });
    expect(await api.app.prisma.audioTake.count()).toBe(before);
    expect(await api.app.prisma.audioPrompt.count({ where: { name: "refused" } })).toBe(0);
  });

  it("takes an MP3's levels from the browser that measured them, a WAV's from its samples", async () => {
    const levels = { peakDb: -3, rmsDb: -18.2, clipped: 0, waveform: Array<number>(soundLimits.bars).fill(40) };
    const measured = JSON.stringify(levels);
    await upload("mp3", mp3Frames(100), { measured });
    await upload("wav", toneWav(1), { measured });
    await expect(upload("liar", mp3Frames(100), { measured: '{"peakDb":"loud"}' })).rejects.toMatchObject({
      data: { httpStatus: 400 },
    });
    const [mp3, wav] = await over.audio.list.query();
    expect(mp3).toMatchObject({ name: "mp3", take: { mimeType: "audio/mpeg", durationMs: 2_612, rmsDb: -18.2 } });
    expect(wav?.take.rmsDb).not.toBe(-18.2);
  });

  it("keeps former takes under their own address, and brings one back", async () => {
    const { id } = await upload("menu", toneWav(1));
    const first = (await api.app.prisma.audioTake.findFirstOrThrow({ where: { promptId: id } })).id;
    expect(await over.audio.replace.mutate(form(toneWav(2), { id }))).toEqual({ take: 2 });
    const inForce = async () => (await over.audio.list.query()).find(({ name }) => name === "menu")?.take;
    expect(await inForce()).toMatchObject({ number: 2, durationMs: 2_000, createdBy: "Ada" });
    expect((await inForce())?.id).not.toBe(first);
    await over.audio.bringBack.mutate({ id, take: 1 });
    expect(await inForce()).toMatchObject({ number: 1, id: first });
    await expect(over.audio.bringBack.mutate({ id, take: 9 })).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });

    // Ten replacements at once are ten takes; only so many former ones are kept, and never the one in force is lost.
    await Promise.all(Array.from({ length: 10 }, () => over.audio.replace.mutate(form(toneWav(0.5), { id }))));
    await over.audio.replace.mutate(form(toneWav(3), { id }));
    const takes = await over.audio.takes.query({ id });
    expect(takes.map(({ number }) => number)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(await inForce()).toMatchObject({ number: 13, durationMs: 3_000 });
    const actions = await api.app.prisma.auditRecord.findMany({ where: { subjectId: id, action: "audio.replaced" } });
    expect(actions).toHaveLength(13);
  });

  it("knows where a prompt is used, and is not deleted under a published flow", async () => {
    const { id } = await upload("greeting", toneWav(1));
    const flow = await createFlow(api.app, system, playing("Front door", "greeting"), "empty");
    const steps = [{ id: "hello", label: "Say hello", type: "hangUp", path: "config.prompt.en-US" }];
    const usedIn = async () =>
      (await over.audio.list.query())
        .find(({ name }) => name === "greeting")
        ?.usedIn.map(({ flowId: _flow, ...use }) => use);
    const draft = { flowName: "Front door", in: "draft", version: null, step: steps[0] };
    expect(await usedIn()).toEqual([draft]);

    const published = await publishFlow(api.app, system, { flowId: flow.id, revision: 1, note: "" });
    expect(published).toMatchObject({ ok: true });
    expect(await usedIn()).toEqual([draft, { ...draft, in: "version", version: 1 }]);
    await expect(over.audio.delete.mutate({ id })).rejects.toMatchObject({
      data: { reason: "inUse", values: { flows: "Front door" } },
    });

    const stored = await api.app.prisma.flowDraft.findUniqueOrThrow({ where: { flowId: flow.id } });
    const silent = JSON.parse(JSON.stringify(stored.document).replace('{"play":"greeting"}', '{"say":"Bye."}'));
    await api.app.prisma.flowDraft.update({ where: { flowId: flow.id }, data: { document: silent } });
    expect(await publishFlow(api.app, system, { flowId: flow.id, revision: 1, note: "" })).toMatchObject({ ok: true });
    expect(await usedIn()).toEqual([]);
    await over.audio.delete.mutate({ id });
  });

  it("is not deleted under a publish to come", async () => {
    const { id } = await upload("spring", toneWav(1));
    const flow = await createFlow(api.app, system, playing("Spring sale", "spring"), "empty");
    const wallTime = wallTimeAt(Date.now() + 7_200_000, "UTC");
    const scheduled = await over.flows.schedule.mutate({ flowId: flow.id, revision: 1, wallTime, timeZone: "UTC" });
    await api.app.prisma.flowDraft.delete({ where: { flowId: flow.id } });
    const usedIn = (await over.audio.list.query()).find(({ name }) => name === "spring")?.usedIn;
    expect(usedIn).toMatchObject([{ flowName: "Spring sale", in: "schedule", version: null, step: { id: "hello" } }]);
    await expect(over.audio.delete.mutate({ id })).rejects.toMatchObject({
      data: { reason: "inSchedule", values: { flows: "Spring sale" } },
    });
    await over.flows.cancelSchedule.mutate({ scheduleId: scheduled.ok ? scheduled.id : "" });
    await over.audio.delete.mutate({ id });
  });
});

function form(bytes: Uint8Array<ArrayBuffer>, fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  data.set("file", new File([bytes], "anything.exe"));
  return data;
}

function playing(name: string, audio: string): FlowDocument {
  const hello = {
    type: "hangUp",
    label: "Say hello",
    config: { prompt: { "en-US": { play: audio } } },
    exits: {},
  };
  return { ...emptyFlow(name), entry: "hello", nodes: { hello }, layout: { hello: { x: 0, y: 0 } } };
}

it.each([
  ["bytes=0-", 10, { from: 0, to: 9 }],
  ["bytes=2-5", 10, { from: 2, to: 5 }],
  ["bytes=-3", 10, { from: 7, to: 9 }],
  ["bytes=5-99", 10, { from: 5, to: 9 }],
  ["bytes=10-", 10, null],
  ["bytes=-", 10, null],
  ["lines=1-2", 10, null],
])("reads the range %s of %i bytes", (header, size, expected) => expect(rangeOf(header, size)).toEqual(expected));
