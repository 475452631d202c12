import { afterCallWorkEditor } from "./after-call-work/editor";
import { authenticationEditor } from "./authentication/editor";
import { bookAppointmentEditor } from "./book-appointment/editor";
import { branchEditor } from "./branch/editor";
import { callbackEditor } from "./callback/editor";
import { collectEditor } from "./collect/editor";
import { connectEditor } from "./connect/editor";
import { consentEditor } from "./consent/editor";
import { crmLookupEditor } from "./crm-lookup/editor";
import { crmUpdateEditor } from "./crm-update/editor";
import { escalationEditor } from "./escalation/editor";
import { goToEditor } from "./go-to/editor";
import { greetingEditor } from "./greeting/editor";
import { hangUpEditor } from "./hang-up/editor";
import { httpRequestEditor } from "./http-request/editor";
import { intentEditor } from "./intent/editor";
import { invoicesEditor } from "./invoices/editor";
import { languageEditor } from "./language/editor";
import { menuEditor } from "./menu/editor";
import type { NodeEditor } from "./node-editor";
import { openTicketEditor } from "./open-ticket/editor";
import { queueEditor } from "./queue/editor";
import { recordingEditor } from "./recording/editor";
import type { NodeTypeName } from "./registry";
import { returnFromSubflowEditor } from "./return-from-subflow/editor";
import { scheduleEditor } from "./schedule/editor";
import { sendMessageEditor } from "./send-message/editor";
import { setVariableEditor } from "./set-variable/editor";
import { splitEditor } from "./split/editor";
import { subflowEditor } from "./subflow/editor";
import { suggestEditor } from "./suggest/editor";
import { surveyEditor } from "./survey/editor";
import { voicemailEditor } from "./voicemail/editor";
import { waitEditor } from "./wait/editor";

/** How each node type looks in the designer. A type without a line here does not compile. */
export const nodeEditors: { [N in NodeTypeName]: NodeEditor } = {
  greeting: greetingEditor,
  intent: intentEditor,
  authentication: authenticationEditor,
  menu: menuEditor,
  queue: queueEditor,
  escalation: escalationEditor,
  connect: connectEditor,
  voicemail: voicemailEditor,
  hangUp: hangUpEditor,
  subflow: subflowEditor,
  returnFromSubflow: returnFromSubflowEditor,
  goTo: goToEditor,
  httpRequest: httpRequestEditor,
  afterCallWork: afterCallWorkEditor,
  schedule: scheduleEditor,
  split: splitEditor,
  setVariable: setVariableEditor,
  wait: waitEditor,
  language: languageEditor,
  branch: branchEditor,
  crmLookup: crmLookupEditor,
  crmUpdate: crmUpdateEditor,
  invoices: invoicesEditor,
  suggest: suggestEditor,
  openTicket: openTicketEditor,
  collect: collectEditor,
  survey: surveyEditor,
  consent: consentEditor,
  callback: callbackEditor,
  recording: recordingEditor,
  sendMessage: sendMessageEditor,
  bookAppointment: bookAppointmentEditor,
};
