import { PhoneForwarded } from "lucide-react";
import {
  asList,
  asNumber,
  asObject,
  asText,
  type NodeConfig,
  type NodeEditor,
  ruleLine,
  speechLine,
} from "../node-editor";

export const connectEditor: NodeEditor = {
  icon: PhoneForwarded,
  card(config, { speech, text, duration, list }) {
    const targets = list(targetsOf(config).map(nameOf));
    const rings = text(config.order === "inOrder" ? "card.ringsInOrder" : "card.rings", { targets });
    const seconds = asNumber(config.ringSeconds);
    return [
      ruleLine(seconds === null ? rings : `${rings} ${text("card.forSeconds", { duration: duration(seconds) })}`),
      ...(hasDepartment(config) ? [ruleLine(text(`card.strategies.${asText(config.strategy) || "fixedOrder"}`))] : []),
      ...speechLine(speech(config.prompt)),
    ];
  },
  showsField(field, config) {
    if (field === "screenPrompt") return config.screen === true;
    if (field === "strategy") return hasDepartment(config);
    if (field === "skills") return hasDepartment(config) && config.strategy === "skills";
    if (field === "understood") return hasDepartment(config) && config.strategy === "intelligent";
    if (field === "order") return asList(config.targets).length > 1;
    return true;
  },
};

const targetsOf = (config: NodeConfig) => asList(config.targets).map(asObject);

const hasDepartment = (config: NodeConfig) => targetsOf(config).some((target) => "department" in target);

/** Numbers are read from left to right in every language: U+2066 … U+2069 keep them so. */
const nameOf = ({ destination, department, agent, number }: NodeConfig) =>
  asText(destination) || asText(department) || asText(agent) || `\u2066${asText(number)}\u2069`;
