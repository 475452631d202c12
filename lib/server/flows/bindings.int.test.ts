import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "@/lib/api-client";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { audioBytesAtMost, audioType } from "@/lib/server/flows/audio-prompts";
import { blobs } from "@/lib/server/media/installed-blobs";

describe("numbers and bindings", () => {
  let api: TestApi;
  let ada: SignedInUser;
  let over: ApiClient;

  beforeAll(async () => {
    api = await createTestApi();
    ada = await api.person("supervisor", "Ada");
    over = api.over(await api.signIn(ada.email));
  });
  afterAll(() => api.close());

  it("reads a number in any way of writing, and refuses what is none", async () => {
    const { id } = await api.as(ada).numbers.create({ e164: "+1 (555) 010-7777", label: " Desk " });
    expect((await api.as(ada).numbers.list()).find((number) => number.id === id)).toMatchObject({
      e164: "+15550107777",
      label: "Desk",
      carrier: "virtual",
      flow: null,
      version: null,
    });
    await expect(over.numbers.create.mutate({ e164: "call me" })).rejects.toMatchObject({
      data: { httpStatus: 400, fields: [{ path: "e164" }] },
    });
    await expect(api.as(ada).numbers.create({ e164: "+15550107777" })).rejects.toMatchObject({
      cause: { reason: "numberTaken" },
    });
  });

  it("suggests a number that can be had", async () => {
    const e164 = await api.as(ada).numbers.suggest();
    expect(e164).toMatch(/^\+1555010\d{4}$/);
    await api.as(ada).numbers.create({ e164 });
  });

  it("labels, deletes, and tells what is gone", async () => {
    const { id } = await api.as(ada).numbers.create({ e164: "+15550107778" });
    await api.as(ada).numbers.label({ numberId: id, label: "Night" });
    await api.as(ada).numbers.delete({ numberId: id });
    await expect(api.as(ada).numbers.label({ numberId: id, label: "Day" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(api.as(ada).numbers.assign({ numberId: id, flowId: null })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("makes and changes queues and destinations; a name stays what flows call it", async () => {
    const queue = await api.as(ada).bindings.saveQueue({ name: "support", label: "Support", serviceSeconds: 20 });
    await api.as(ada).bindings.saveQueue({ id: queue.id, name: "renamed", label: "Help", serviceSeconds: 30 });
    const destination = await api
      .as(ada)
      .bindings.saveDestination({ name: "duty", label: "Duty", numbers: ["+1 202 555 0171", "+12025550172"] });
    expect(await api.as(ada).bindings.list()).toMatchObject({
      queues: [{ name: "support", label: "Help", serviceSeconds: 30 }],
      destinations: [{ name: "duty", numbers: ["+12025550171", "+12025550172"] }],
    });
    await expect(
      api.as(ada).bindings.saveQueue({ name: "support", label: "Again", serviceSeconds: 1 }),
    ).rejects.toMatchObject({ cause: { reason: "nameTaken" } });
    await api.as(ada).bindings.deleteDestination({ id: destination.id });
    await expect(
      api.as(ada).bindings.saveDestination({ id: destination.id, name: "duty", label: "D", numbers: ["+12025550171"] }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      over.bindings.saveDestination.mutate({ name: "bad", label: "B", numbers: ["+12025550171", "911"] }),
    ).rejects.toMatchObject({ data: { fields: [{ path: "numbers.1" }] } });
  });

  it("keeps an uploaded recording encrypted, and forgets it", async () => {
    const wav = wavFile(1_000);
    const form = (name: string, bytes: Uint8Array<ArrayBuffer>) => {
      const data = new FormData();
      data.set("name", name);
      data.set("file", new File([bytes], "anything.exe"));
      return data;
    };
    const { id } = await over.bindings.uploadAudio.mutate(form("welcome", wav));
    const row = await api.app.prisma.audioPrompt.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ name: "welcome", mimeType: "audio/wav", sizeBytes: wav.length, createdBy: ada.id });
    expect(await blobs(api.app).read(row.blobKey)).toEqual(Buffer.from(wav));
    expect(await over.bindings.names.query()).toMatchObject({ audio: ["welcome"] });

    await expect(over.bindings.uploadAudio.mutate(form("welcome", wav))).rejects.toMatchObject({
      data: { reason: "nameTaken" },
    });
    await expect(
      over.bindings.uploadAudio.mutate(form("script", new TextEncoder().encode("<script>"))),
    ).rejects.toMatchObject({ data: { reason: "notAudio" } });
    await expect(over.bindings.uploadAudio.mutate(form("long", wavFile(audioBytesAtMost)))).rejects.toMatchObject({
      data: { httpStatus: 400 },
    });
    expect(await api.app.prisma.audioPrompt.count()).toBe(1);

    await over.bindings.deleteAudio.mutate({ id });
    expect(await blobs(api.app).read(row.blobKey)).toBeNull();
  });

  it.each([
    ["WAV", [...ascii("RIFF"), 0, 0, 0, 0, ...ascii("WAVE")], "audio/wav"],
    ["MP3 with a tag", ascii("ID3"), "audio/mpeg"],
    ["MP3 frame", [0xff, 0xfb, 0x90], "audio/mpeg"],
    ["another RIFF", [...ascii("RIFF"), 0, 0, 0, 0, ...ascii("AVI ")], null],
    ["frame of a reserved layer", [0xff, 0xf9], null],
    ["nothing", [], null],
  ] as const)("knows %s by its bytes", (_, bytes, expected) => {
    expect(audioType(Uint8Array.from(bytes))).toBe(expected);
  });
});

function wavFile(samples: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples);
  bytes.set(ascii("RIFF"));
  bytes.set(ascii("WAVEfmt "), 8);
  return bytes;
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
