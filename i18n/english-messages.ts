import auth from "../messages/en/auth.json";
import calls from "../messages/en/calls.json";
import common from "../messages/en/common.json";
import customers from "../messages/en/customers.json";
import designer from "../messages/en/designer.json";
import errors from "../messages/en/errors.json";
import flows from "../messages/en/flows.json";
import hours from "../messages/en/hours.json";
import nodes from "../messages/en/nodes.json";
import numbers from "../messages/en/numbers.json";
import phone from "../messages/en/phone.json";
import prompts from "../messages/en/prompts.json";
import settings from "../messages/en/settings.json";
import shell from "../messages/en/shell.json";
import traffic from "../messages/en/traffic.json";

/**
 * The English catalogue: one file and one top-level namespace per area. A new area is its file and one line here;
 * other languages are found by the same file names and fall back to this one, key by key.
 */
export const englishMessages = {
  auth,
  calls,
  common,
  customers,
  designer,
  errors,
  flows,
  hours,
  nodes,
  numbers,
  phone,
  prompts,
  settings,
  shell,
  traffic,
};

export type Messages = typeof englishMessages;
