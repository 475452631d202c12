import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApi, type TestApi } from "@/lib/server/api/test-api-server";
import type { JsonObject } from "@/lib/util/json";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const config: JsonObject = {
  prompt: { "en-US": { say: "What can I do?" } },
  intents: [
    { id: "billing", name: "Bill", keywords: { "en-US": ["invoice"], "et-EE": ["arve"] } },
    { id: "payment", name: "Payment", keywords: { "en-US": ["pay"] } },
  ],
};

it("shows what a sentence means to settings that nobody has published", async () => {
  const ada = api.as(await api.person("supervisor", "Ada"));
  const said = (text: string, language = "en-US") => ada.flows.trySentence({ config, language, text });
  expect(await said("this terrible invoice is over $50")).toMatchObject({
    is: "intent",
    names: ["Bill"],
    entities: [{ kind: "amount", value: 50, currency: "USD" }],
    mood: "angry",
  });
  expect(await said("pay an invoice")).toMatchObject({ is: "unsure", names: ["Bill", "Payment"], mood: "neutral" });
  expect(await said("a pizza")).toMatchObject({ is: "other", names: [] });
  expect(await said("suurepärane, küsimus arvega", "et-EE")).toMatchObject({ is: "intent", mood: "glad" });
  expect(await ada.flows.trySentence({ config: { intents: [] }, language: "en-US", text: "pay" })).toEqual({
    is: "invalid",
  });
});
