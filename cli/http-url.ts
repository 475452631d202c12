import { InvalidArgumentError } from "commander";

/** An address as an argument, without slashes at its end. @throws InvalidArgumentError */
export function httpUrl(value: string): string {
  if (/^https?:\/\//.test(value) && URL.canParse(value)) return value.replace(/\/+$/, "");
  throw new InvalidArgumentError("Give an address such as https://calls.example.com.");
}
