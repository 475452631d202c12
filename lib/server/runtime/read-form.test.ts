import { parse } from "node:querystring";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readForm } from "./read-form";

const piece = fc.oneof(
  fc.string({ unit: "grapheme" }).map(encodeURIComponent),
  fc.stringMatching(/^[a-c+=.]{0,4}$/),
  fc.constantFrom("__proto__", "constructor", "toString", "%2B%3D%26", ""),
);

test("reads what node:querystring reads", () => {
  fc.assert(
    fc.property(fc.array(piece.chain((name) => piece.map((value) => `${name}=${value}`))), (pairs) => {
      for (const text of [pairs.join("&"), `&&${pairs.join("&&")}&`]) {
        const fields = readForm(text) ?? {};
        expect(Object.entries(fields)).toEqual(Object.entries(parse(text, "&", "=", { maxKeys: 0 })));
      }
    }),
  );
});

test("a repeated name has all its values, a name alone an empty one, and no name is special", () => {
  const fields = readForm("k=1&k=2&k=&alone&__proto__=x&constructor=y") ?? {};
  expect(Object.entries(fields)).toEqual([
    ["k", ["1", "2", ""]],
    ["alone", ""],
    ["__proto__", "x"],
    ["constructor", "y"],
  ]);
  expect(readForm("")?.toString).toBeUndefined();
});

test("what is no escape, or no UTF-8, is no form", () => {
  for (const text of ["k=%zz", "k=1&%", "k=100%", "k=%C3", "%FF=1", "k=%ED%A0%80"])
    expect(readForm(text), text).toBeNull();
});
