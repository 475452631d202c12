import { z } from "zod";
import { errorTable } from "@/lib/server/api/app-error";
import type { Operation } from "@/lib/server/crm/api/operation";
import { inputSchemas, operations, schemas } from "@/lib/server/crm/api/operations";
import type { Json, JsonObject } from "@/lib/util/json";

/** The OpenAPI 3.1 document of the customer interface, made from the schemas that check the requests. */
export function openApiDocument(publicUrl: string): JsonObject {
  return {
    openapi: "3.1.0",
    info: {
      title: "Callwright customer interface",
      version: "1",
      description:
        "Customers, PIN checks, invoices, tickets, timeline and tasks. Callwright offers it in front of its own customer " +
        "database, and asks any server that speaks it when CRM_BASE_URL is set. Fields that a client does not know are to " +
        "be ignored.",
    },
    servers: [{ url: publicUrl }],
    security: [{ apiKey: [] }],
    paths: paths(),
    components: {
      securitySchemes: { apiKey: { type: "http", scheme: "bearer" } },
      schemas: { ...jsonSchemas(schemas, "output"), ...jsonSchemas(inputSchemas, "input"), Error: errorSchema() },
    },
  };
}

function paths(): JsonObject {
  const found: Record<string, JsonObject> = {};
  for (const operation of operations) {
    const path = `/api/crm${operation.path}`;
    found[path] = { ...found[path], [operation.method.toLowerCase()]: operationObject(operation) };
  }
  return found;
}

function operationObject(operation: Operation): JsonObject {
  const { id, summary, description, body } = operation;
  return {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    parameters: parameters(operation),
    ...(body ? { requestBody: { required: true, content: content(body) } } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(operation.answers).map(([status, answer]) => [
          status,
          { description: answer.description, content: content(answer.schema) },
        ]),
      ),
      ...Object.fromEntries(
        [...operation.errors, 401, 405, 413, 429, 500, 503].map((status) => [status, errors(status)]),
      ),
    },
  };
}

function parameters({ path, query, repeatable }: Operation): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) =>
    parameter("path", name, { type: "string" }, true),
  );
  const shape = query
    ? (z.toJSONSchema(query, { io: "input" }) as { properties: Record<string, JsonObject>; required?: string[] })
    : null;
  const inQuery = Object.entries(shape?.properties ?? {}).map(([name, schema]) =>
    parameter("query", name, schema, shape?.required?.includes(name) ?? false),
  );
  const key = parameter("header", "Idempotency-Key", { type: "string", maxLength: 200 }, false);
  return [...inPath, ...inQuery, ...(repeatable ? [key] : [])];
}

function parameter(place: string, name: string, schema: JsonObject, required: boolean): JsonObject {
  return { in: place, name, required, schema };
}

const names = new Map<z.ZodType, string>(
  [...Object.entries(schemas), ...Object.entries(inputSchemas)].map(([name, schema]) => [schema, name]),
);

function content(schema: z.ZodType): JsonObject {
  return { "application/json": { schema: { $ref: `#/components/schemas/${names.get(schema)}` } } };
}

function jsonSchemas(named: Record<string, z.ZodType>, io: "input" | "output"): JsonObject {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io, unrepresentable: "any", uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, { $id, $schema, ...schema }]) => [id, schema as JsonObject]),
  );
}

const errors = (status: number): JsonObject => ({
  description: errorWords[status] ?? "Error",
  content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
});

const errorWords: Record<number, string> = {
  400: "The request is not as it should be; `fields` says where",
  401: "No key, or one that was revoked",
  404: "There is no such customer",
  405: "Another method is needed",
  409: "It contradicts what is there",
  413: "The body is too large",
  429: "Too many requests; see Retry-After",
  500: "A mistake on this side",
  503: "The database does not answer",
};

function errorSchema(): JsonObject {
  const field = { type: "object", required: ["path", "message"], properties: { path: text, message: text } };
  return {
    type: "object",
    required: ["error"],
    properties: {
      error: {
        type: "object",
        required: ["code", "message"],
        properties: {
          code: { enum: [...Object.keys(errorTable), "methodNotAllowed"] },
          message: text,
          fields: { type: "array", items: field },
        },
      },
    },
  };
}

const text = { type: "string" } as const;
