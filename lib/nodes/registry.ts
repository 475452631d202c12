import type { NodeType } from "@/lib/engine/node-type";
import { afterCallWorkNode } from "./after-call-work";
import { authenticationNode } from "./authentication";
import { bookAppointmentNode } from "./book-appointment";
import { branchNode } from "./branch";
import { callbackNode } from "./callback";
import { collectNode } from "./collect";
import { connectNode } from "./connect";
import { consentNode } from "./consent";
import { crmLookupNode } from "./crm-lookup";
import { crmUpdateNode } from "./crm-update";
import { escalationNode } from "./escalation";
import { goToNode } from "./go-to";
import { greetingNode } from "./greeting";
import { hangUpNode } from "./hang-up";
import { httpRequestNode } from "./http-request";
import { intentNode } from "./intent";
import { invoicesNode } from "./invoices";
import { languageNode } from "./language";
import { menuNode } from "./menu";
import { openTicketNode } from "./open-ticket";
import { queueNode } from "./queue";
import { recordingNode } from "./recording";
import { returnFromSubflowNode } from "./return-from-subflow";
import { scheduleNode } from "./schedule";
import { sendMessageNode } from "./send-message";
import { setVariableNode } from "./set-variable";
import { splitNode } from "./split";
import { subflowNode } from "./subflow";
import { suggestNode } from "./suggest";
import { surveyNode } from "./survey";
import { voicemailNode } from "./voicemail";
import { waitNode } from "./wait";

/** Every node type by the name flows use. `npm run new:node` adds a line above and one below. */
export const nodeTypes = {
  greeting: greetingNode,
  intent: intentNode,
  authentication: authenticationNode,
  menu: menuNode,
  queue: queueNode,
  escalation: escalationNode,
  connect: connectNode,
  voicemail: voicemailNode,
  hangUp: hangUpNode,
  subflow: subflowNode,
  returnFromSubflow: returnFromSubflowNode,
  goTo: goToNode,
  httpRequest: httpRequestNode,
  afterCallWork: afterCallWorkNode,
  schedule: scheduleNode,
  split: splitNode,
  setVariable: setVariableNode,
  wait: waitNode,
  language: languageNode,
  branch: branchNode,
  crmLookup: crmLookupNode,
  crmUpdate: crmUpdateNode,
  invoices: invoicesNode,
  suggest: suggestNode,
  openTicket: openTicketNode,
  collect: collectNode,
  survey: surveyNode,
  consent: consentNode,
  callback: callbackNode,
  recording: recordingNode,
  sendMessage: sendMessageNode,
  bookAppointment: bookAppointmentNode,
} as const satisfies Record<string, NodeType>;

export type NodeTypeName = keyof typeof nodeTypes;
