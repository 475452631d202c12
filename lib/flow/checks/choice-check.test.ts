import { describe, expect, it } from "vitest";
import { checkPublishable } from "./check-publishable";
import { checkCatalogue, checkedFlow } from "./test-catalogue";

const untold = (language: string, text: string, keys: string[]) =>
  checkPublishable(
    {
      ...checkedFlow({ a: ["menu", { next: "end" }, { prompt: { [language]: { say: text } }, keys }], end: ["stop"] }),
      languages: [language],
    },
    checkCatalogue,
  )
    .filter(({ code }) => code === "choice_not_in_prompt")
    .map(({ path, severity }) => `${severity} ${path}`);

describe("choice_not_in_prompt", () => {
  it.each([
    ["en-US", "For sales press one, for help press 2, or say choice 3."],
    ["ar-AE", "للمبيعات اضغط الرقم واحد، وللمساعدة ٢، وللدعم اضغط ثلاثة."],
    ["et-EE", "Müügi jaoks vajutage üks, abi saamiseks kahte, toe jaoks 3."],
  ])("hears keys as digits, as words and by name in %s", (language, text) => {
    expect(untold(language, text, ["1", "2", "3"])).toEqual([]);
    expect(untold(language, text, ["1", "4"])).toEqual(["warning config.keys.1"]);
  });

  it("tells a word from a part of one", () => {
    expect(untold("en-US", "Phone us someday at 10.", ["1"])).toHaveLength(1);
    expect(untold("en-US", "Press * or the pound key.", ["*", "#"])).toEqual([]);
  });

  it("does not guess in a language whose number words it does not know", () => {
    expect(untold("es-ES", "Para ventas, marque uno.", ["1"])).toEqual([]);
  });
});
