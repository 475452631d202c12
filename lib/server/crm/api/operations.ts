import { z } from "zod";
import { AppError } from "@/lib/server/api/app-error";
import { addInvoice, addRecord } from "@/lib/server/crm/add-record";
import { type Operation, type OperationRequest, operation } from "@/lib/server/crm/api/operation";
import { findCustomersByPhone } from "@/lib/server/crm/built-in";
import { changeFacts, findFactsByIdNumber } from "@/lib/server/crm/change-facts";
import { checkPin } from "@/lib/server/crm/check-pin";
import { listRecords, type RecordKind, readCustomer, readRecord } from "@/lib/server/crm/list-records";
import { toE164 } from "@/lib/server/crm/phone-number";
import {
  customerChangeSchema,
  customerSchema,
  factsSchema,
  interactionInputSchema,
  interactionSchema,
  invoiceInputSchema,
  invoiceSchema,
  taskInputSchema,
  taskSchema,
  ticketInputSchema,
  ticketSchema,
  typedDigits,
  verifyInputSchema,
  verifyOutputSchema,
} from "@/lib/server/crm/records";
import type { WriteOrder } from "@/lib/server/crm/write-order";

const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** The named schemas of the OpenAPI document. */
export const schemas = {
  CustomerFacts: factsSchema,
  CustomersFound: z.object({ customers: z.array(factsSchema) }),
  CustomerFound: z.object({ customer: factsSchema.nullable() }),
  Customer: customerSchema,
  PinCheck: verifyOutputSchema,
  Invoice: invoiceSchema,
  Invoices: page(invoiceSchema),
  Ticket: ticketSchema,
  Tickets: page(ticketSchema),
  Interaction: interactionSchema,
  Interactions: page(interactionSchema),
  Task: taskSchema,
  Tasks: page(taskSchema),
} as const;

export const inputSchemas = {
  CustomerChange: customerChangeSchema,
  PinCheckInput: verifyInputSchema,
  InvoiceInput: invoiceInputSchema,
  TicketInput: ticketInputSchema,
  InteractionInput: interactionInputSchema,
  TaskInput: taskInputSchema,
} as const;

const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional().describe("`nextCursor` of the page before"),
});

const noCustomer = () => new AppError("notFound", "There is no such customer.");

const phoneQuery = z
  .string()
  .max(64)
  // A plus sign that was not encoded arrives as a blank.
  .transform((text) => text.replace(/^ /, "+"))
  .refine((text) => toE164(text) !== null, "is not a phone number")
  .describe("E.164, with the plus sign encoded as %2B");

const findCustomers = operation({
  id: "findCustomers",
  method: "GET",
  path: "/customers",
  summary: "Find customers by phone number",
  description:
    "At most two are answered: a caller is only greeted by name when exactly one customer has the number. " +
    "Numbers written the national way are read as numbers of the USA.",
  query: z.object({ phone: phoneQuery }),
  answers: { 200: { description: "None, one or two customers", schema: schemas.CustomersFound } },
  errors: [400],
  async run({ app, query }) {
    const customers = await findCustomersByPhone(app.pool, query.phone);
    const customerId = customers.length === 1 ? (customers[0]?.id ?? null) : null;
    return {
      status: 200,
      body: { customers },
      audit: { action: "customer.lookedUp", customerId, details: { found: customers.length } },
    };
  },
});

const findByIdNumber = operation({
  id: "findCustomerByIdNumber",
  method: "GET",
  path: "/customers/by-id-number/{idNumber}",
  summary: "Find the customer who types this number",
  description: "Nobody is no error: `customer` is null then.",
  answers: { 200: { description: "The customer, or null", schema: schemas.CustomerFound } },
  errors: [],
  async run({ app, params }) {
    const customer = await findFactsByIdNumber(app.pool, (params.idNumber ?? "").slice(0, typedDigits));
    return {
      status: 200,
      body: { customer },
      audit: { action: "customer.lookedUp", customerId: customer?.id ?? null, details: { found: customer ? 1 : 0 } },
    };
  },
});

const changeCustomer = operation({
  id: "changeCustomer",
  method: "PATCH",
  path: "/customers/{customerId}",
  summary: "Change what is named of a customer",
  description: "`attributes` are merged into those that are there; an attribute of null is taken away.",
  body: customerChangeSchema,
  answers: { 200: { description: "The customer as they are now", schema: schemas.CustomerFacts } },
  errors: [400, 404],
  async run({ app, params, body }) {
    const customer = await changeFacts(app.pool, params.customerId ?? "", body);
    if (!customer) throw noCustomer();
    const fields = Object.keys(body).sort().join(", ");
    return {
      status: 200,
      body: customer,
      audit: { action: "customer.changed", customerId: customer.id, details: { fields } },
    };
  },
});

const getCustomer = operation({
  id: "getCustomer",
  method: "GET",
  path: "/customers/{customerId}",
  summary: "One customer with all phone numbers",
  answers: { 200: { description: "The customer", schema: schemas.Customer } },
  errors: [404],
  async run({ app, params }) {
    const customer = await readCustomer(app.pool, params.customerId ?? "");
    if (!customer) throw noCustomer();
    return { status: 200, body: customer, audit: { action: "customer.viewed", customerId: customer.id } };
  },
});

const verify = operation({
  id: "verifyPin",
  method: "POST",
  path: "/verify",
  summary: "Check an id number and PIN",
  description:
    "Five wrong PINs lock a customer for 15 minutes, ten a calling number; every further one doubles the time, up to a " +
    "day. `locked` is answered without a look at the PIN. Repetitions with one `attemptKey` count once and get one outcome.",
  body: verifyInputSchema,
  answers: { 200: { description: "The outcome", schema: schemas.PinCheck } },
  errors: [400],
  async run({ app, body, apiKeyId }) {
    const check = await checkPin(app.pool, { ...body, attemptKey: `${apiKeyId}:${body.attemptKey}` }, PIN_CHECK_MS);
    const customerId = check.outcome === "verified" ? check.customer.id : null;
    return {
      status: 200,
      body: check,
      audit: { action: "customer.pinChecked", customerId, details: { outcome: check.outcome } },
    };
  },
});

const PIN_CHECK_MS = 10_000;

/** `GET …/tickets` and its like. */
function lister(kind: RecordKind, id: string, what: string, schema: z.ZodType): Operation {
  return operation({
    id,
    method: "GET",
    path: `/customers/{customerId}/${kind}`,
    summary: `${what} of a customer, newest first`,
    query: pageQuery,
    answers: { 200: { description: "A page", schema } },
    errors: [400, 404],
    async run({ app, params, query }) {
      const customerId = params.customerId ?? "";
      const found = await listRecords(app.pool, kind, customerId, { limit: query.limit, cursor: query.cursor ?? null });
      if (found === null) throw noCustomer();
      if (found === "badCursor") throw new AppError("badInput", "The cursor is not one that was given out.");
      return { status: 200, body: found, audit: { action: `customer.${kind}Viewed`, customerId } };
    },
  });
}

const adding = {
  method: "POST",
  repeatable: true,
  errors: [400, 404, 409],
} satisfies Partial<Operation>;

const answers = (what: string, schema: z.ZodType): Operation["answers"] => ({
  201: { description: `The new ${what}`, schema },
  200: { description: "It was added by an earlier request with this key", schema },
});

const add = {
  ticket: operation({
    ...adding,
    id: "addTicket",
    path: "/customers/{customerId}/tickets",
    summary: "Open a ticket",
    body: ticketInputSchema,
    answers: answers("ticket", ticketSchema),
    run: (request) => addOnce(request, { resource: "tickets", customerId: customerOf(request), body: request.body }),
  }),
  interaction: operation({
    ...adding,
    id: "addInteraction",
    path: "/customers/{customerId}/interactions",
    summary: "Add a call, note or voicemail to the customer's timeline",
    description:
      "A voicemail whose `details.recordingSid` names a recording of this installation is attached to the customer.",
    body: interactionInputSchema,
    answers: answers("entry", interactionSchema),
    run: (request) =>
      addOnce(request, { resource: "interactions", customerId: customerOf(request), body: request.body }),
  }),
  task: operation({
    ...adding,
    id: "addTask",
    path: "/customers/{customerId}/tasks",
    summary: "Add a follow-up task",
    body: taskInputSchema,
    answers: answers("task", taskSchema),
    run: (request) => addOnce(request, { resource: "tasks", customerId: customerOf(request), body: request.body }),
  }),
  looseTask: operation({
    ...adding,
    errors: [400, 409],
    id: "addTaskWithoutCustomer",
    path: "/tasks",
    summary: "Add a follow-up task for a caller who is no customer",
    body: taskInputSchema,
    answers: answers("task", taskSchema),
    run: (request) => addOnce(request, { resource: "tasks", customerId: null, body: request.body }),
  }),
  invoice: operation({
    ...adding,
    repeatable: false,
    id: "addInvoice",
    path: "/customers/{customerId}/invoices",
    summary: "Add an invoice; its number is its key",
    body: invoiceInputSchema,
    answers: {
      201: { description: "The new invoice", schema: invoiceSchema },
      200: { description: "It was there already", schema: invoiceSchema },
    },
    async run(request) {
      const customerId = customerOf(request);
      const added = await addInvoice(request.app.pool, customerId, request.body);
      if (added === "unknownCustomer") throw noCustomer();
      if (added === "taken") throw new AppError("conflict", "Another invoice has this number.");
      return {
        status: added.created ? 201 : 200,
        body: await readRecord(request.app.pool, "invoices", added.id),
        audit: { action: "invoice.added", customerId, details: { created: added.created } },
      };
    },
  }),
};

async function addOnce(request: OperationRequest, order: WriteOrder) {
  const { app, idempotencyKey } = request;
  const added = await addRecord(app.pool, order, idempotencyKey);
  if (added === "unknownCustomer") throw noCustomer();
  if (added.customerId !== order.customerId) {
    throw new AppError("conflict", "The idempotency key was used for another customer.");
  }
  return {
    status: added.created ? (201 as const) : (200 as const),
    body: await readRecord(app.pool, order.resource, added.id),
    audit: {
      action: `${order.resource.slice(0, -1)}.added`,
      customerId: order.customerId,
      details: { created: added.created },
    },
  };
}

const customerOf = (request: OperationRequest): string => request.params.customerId ?? "";

export const operations: Operation[] = [
  findCustomers,
  findByIdNumber,
  getCustomer,
  changeCustomer,
  verify,
  lister("invoices", "listInvoices", "Invoices", schemas.Invoices),
  add.invoice,
  lister("tickets", "listTickets", "Tickets", schemas.Tickets),
  add.ticket,
  lister("interactions", "listInteractions", "Timeline", schemas.Interactions),
  add.interaction,
  lister("tasks", "listTasks", "Tasks", schemas.Tasks),
  add.task,
  add.looseTask,
];
