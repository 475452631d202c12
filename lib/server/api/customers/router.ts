import { addNote } from "@/lib/server/api/customers/add-note";
import { addPhone } from "@/lib/server/api/customers/add-phone";
import { createCustomer } from "@/lib/server/api/customers/create-customer";
import { getCustomer } from "@/lib/server/api/customers/get-customer";
import { getTimeline } from "@/lib/server/api/customers/get-timeline";
import { listCustomers } from "@/lib/server/api/customers/list-customers";
import { removePhone } from "@/lib/server/api/customers/remove-phone";
import { setPin } from "@/lib/server/api/customers/set-pin";
import { setTaskStatus } from "@/lib/server/api/customers/set-task-status";
import { setTicketStatus } from "@/lib/server/api/customers/set-ticket-status";
import { unlockPin } from "@/lib/server/api/customers/unlock-pin";
import { updateCustomer } from "@/lib/server/api/customers/update-customer";
import { router } from "@/lib/server/api/trpc";

export const customersRouter = router({
  list: listCustomers,
  get: getCustomer,
  timeline: getTimeline,
  create: createCustomer,
  update: updateCustomer,
  setPin,
  unlockPin,
  addPhone,
  removePhone,
  addNote,
  setTaskStatus,
  setTicketStatus,
});
