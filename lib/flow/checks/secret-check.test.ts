import { describe, expect, it } from "vitest";
import { checkPublishable } from "./check-publishable";
import { checkCatalogue, checkedFlow } from "./test-catalogue";

const found = (type: string, config: Record<string, string>) =>
  checkPublishable(
    checkedFlow({ a: [type, { next: "end" }, { prompt: { "en-US": { say: "Hi." } }, ...config }], end: ["stop"] }),
    checkCatalogue,
  )
    .filter(({ code }) => code === "secret_in_clear")
    .map(({ path, severity }) => `${severity} ${path}`);

describe("secret_in_clear", () => {
  it.each([
    "https://user:hunter22@crm.example/orders",
    "https://crm.example/orders?api_key=a8f5f167f44f",
    "Bearer 9f86d081884c7d659a2feaa0c55ad015",
    "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
    '{"user":"ivr","password":"hunter22"}',
    "AKIAIOSFODNN7EXAMPLE",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln",
  ])("finds %s", (url) => {
    expect(found("say", { url })).toEqual(["error config.url"]);
  });

  it.each([
    "https://crm.example/orders?token={{ secrets.crm }}&customer={{ customer.id }}",
    "Bearer {{ secrets.crm }}",
    "https://crm.example/2024/orders?page=2",
    '{"password":"{{ secrets.crm }}","text":"Say your password: it is secret."}',
    "the token of our esteem",
  ])("lets %s be", (url) => {
    expect(found("say", { url })).toEqual([]);
  });

  it("finds a PIN that is collected into a variable", () => {
    expect(found("types", { sets: "customerPin" })).toEqual(["error config"]);
    expect(found("types", { sets: "shippingNumber" })).toEqual([]);
  });
});
