import { randomBytes } from "node:crypto";

/** A Twilio identifier: two letters and 32 hexadecimal digits. */
export const newSid = (prefix: "AC" | "CA" | "PN" | "QU" | "RE" | "CF" | "TR" | "SM") =>
  prefix + randomBytes(16).toString("hex");
