import { z } from "zod";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import { isNumber } from "@/lib/engine/session-change";
import { hint, promptField, templateField } from "../form-fields";

const configSchema = z.strictObject({
  by: z
    .enum(["idNumber", "phone"])
    .default("idNumber")
    .meta(hint({ widget: "select" })),
  /** What they are looked up by, e.g. what was collected. */
  value: templateField(500, "{{ vars.number }}"),
  unavailable: promptField(),
});

type Config = z.infer<typeof configSchema>;

/**
 * Looks up who this call is about by something they said or typed. Whoever is found is known, not verified: a customer
 * found anew has proved nothing.
 */
export const crmLookupNode = defineNode<Config>({
  type: "crmLookup",
  family: "decide",
  stage: "any",
  configSchema,
  newConfig: () => configSchema.parse({}),
  exits: () => [
    { id: "found", required: true },
    { id: "notFound", required: true },
    { id: "failed", required: true },
  ],
  prompts: ({ unavailable }) => [{ path: "config.unavailable", prompt: unavailable, optional: true }],
  resources: () => [],
  templates: ({ value }) => [{ path: "config.value", template: value, unheard: true }],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "failed",
  enter({ config, fill }) {
    const value = fill(config.value).trim();
    if (config.by === "idNumber") {
      const idNumber = value.replace(/\D/g, "");
      if (idNumber === "" || idNumber.length > 32) return { exit: "notFound", note: "nothing to look up by" };
      return { effects: [{ type: "findCustomer", idNumber }], wait: "service" };
    }
    const phone = value.replace(/[^+\d]/g, "");
    if (!isNumber(phone)) return { exit: "notFound", note: "no phone number to look up by" };
    return { effects: [{ type: "lookUpCustomer", phone }], wait: "service" };
  },
  resume(context, event) {
    if (event.type === "customerNotFound") return { exit: "notFound", note: "the CRM knows nobody so" };
    if (event.type !== "customerFound") return failed(context);
    const { customer, authenticated } = context.session;
    const isSame = customer?.id === event.customer.id;
    return { session: { customer: event.customer, authenticated: isSame && authenticated }, exit: "found" };
  },
});

const failed = ({ config, speak }: NodeContext<Config>): NodeResult => ({
  effects: speak(config.unavailable),
  exit: "failed",
  note: "the CRM could not be asked",
});
