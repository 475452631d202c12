import type { z } from "zod";
import type { CallwrightApp } from "@/lib/server/app";

/** One entry of the REST interface: routing, checks, audit and the OpenAPI document are all made from it. */
export interface Operation<Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType> {
  /** OpenAPI's operationId. */
  id: string;
  method: "GET" | "POST" | "PATCH";
  /** Below `/api/crm`, e.g. `/customers/{customerId}/tickets`. */
  path: string;
  summary: string;
  description?: string;
  query?: Q;
  body?: B;
  /** Takes an `Idempotency-Key`. */
  repeatable?: boolean;
  /** What is answered, by status; names in `schemas`. */
  answers: Partial<Record<200 | 201, { description: string; schema: z.ZodType }>>;
  errors: (400 | 404 | 409)[];
  run(request: OperationRequest<z.output<Q>, z.output<B>>): Promise<OperationAnswer>;
}

export interface OperationRequest<Q = unknown, B = unknown> {
  app: CallwrightApp;
  apiKeyId: string;
  params: Record<string, string>;
  query: Q;
  body: B;
  /** Scoped to the API key, so that two clients' keys cannot meet. */
  idempotencyKey: string;
}

export interface OperationAnswer {
  status: 200 | 201;
  body: unknown;
  /** What the audit log keeps of it. */
  audit: { action: string; customerId: string | null; details?: Record<string, string | number | boolean> };
}

/** Keeps the types of query and body together within one entry. */
export const operation = <Q extends z.ZodType, B extends z.ZodType>(given: Operation<Q, B>): Operation =>
  given as unknown as Operation;
