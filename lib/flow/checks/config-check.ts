import type { Check } from "./check";

/** Every node's settings fit its type's schema; each complaint has the path of its field. */
export const configCheck: Check = ({ nodes }) =>
  [...nodes.values()].flatMap(({ id, configErrors }) =>
    configErrors.map(({ path, message }) => ({
      code: "config_invalid",
      severity: "error" as const,
      nodeId: id,
      path: ["config", ...path.map(String)].join("."),
      message: `This setting is not right: ${message}.`,
      values: { problem: message },
    })),
  );
