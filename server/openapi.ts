import { z } from "zod";
import { type ProblemCode, statusOf } from "./errors.ts";
import type { Method, Operation } from "./openapi-operation.ts";
import { paths } from "./openapi-paths.ts";

/** The API as an OpenAPI 3.1 document. */
export function openApi(): Record<string, unknown> {
  return {
    openapi: "3.1.0",
    info: {
      title: "Gap map",
      version: "1",
      description:
        "Maps of the gaps between services. The map itself is edited over a WebSocket at /sync/{mapId} (y-websocket protocol) with a sync token as the parameter token.",
    },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, operations]) => [path, operationsFor(path, operations)]),
    ),
    components: { securitySchemes, schemas: { Problem: problemSchema } },
  };
}

/** What may be wrong with any body. */
const ofBodies = ["bad-json", "bad-request", "too-deep", "too-large", "wrong-format"] as const;

const securitySchemes = {
  token: { type: "http", scheme: "bearer", description: "API token of an account" },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "next-auth.session-token",
    description: "Session of an account; the name starts with __Secure- behind https",
  },
  device: {
    type: "apiKey",
    in: "cookie",
    name: "gap-map-device",
    description: "A guest's device; the name starts with __Host- behind https",
  },
};

const problemSchema = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message"],
      properties: {
        code: { type: "string" },
        message: { type: "string", description: "What happened and what to do next, in words" },
        number: { type: "integer", description: "The version meant, where there is one" },
      },
    },
  },
};

function operationsFor(
  path: string,
  operations: Readonly<Partial<Record<Method, Operation>>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(operations).map(([method, operation]) => [method, described(path, operation)]),
  );
}

function described(path: string, operation: Operation): Record<string, unknown> {
  const { summary, who, body, query = {}, success, problems = [] } = operation;
  const [status, says, type = "application/json"] = success;
  return {
    summary,
    description: `For: ${who}.`,
    security: securityFor(who),
    parameters: [...inPath(path), ...inQuery(query)],
    ...(body === undefined ? {} : { requestBody: { required: true, content: schemaOf(body) } }),
    responses: {
      [status]: { description: says, content: { [type]: {} } },
      ...refusals([...problems, ...(body === undefined ? [] : ofBodies), "internal"]),
    },
  };
}

function securityFor(who: Operation["who"]): readonly Record<string, readonly string[]>[] {
  if (who === "anybody") return [];
  const account = [{ token: [] }, { session: [] }];
  return who === "account" ? account : [...account, { device: [] }];
}

function inPath(path: string): readonly object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: name === "number" ? { type: "integer", minimum: 1 } : { type: "string" },
  }));
}

function inQuery(query: Readonly<Record<string, string>>): readonly object[] {
  return Object.entries(query).map(([name, description]) => ({
    name,
    in: "query",
    description,
    schema: { type: "string" },
  }));
}

function schemaOf(body: z.ZodType): object {
  const schema = z.toJSONSchema(body, { io: "input", unrepresentable: "any" });
  return { "application/json": { schema } };
}

/** One answer for each status, with the codes it may carry. */
function refusals(codes: readonly ProblemCode[]): Record<string, unknown> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set(codes)) {
    byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  }
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [status, { description: some.join(", "), content }]),
  );
}
