import { expect, test } from "vitest";
import { z } from "zod";
import { bodyLimit, readBody } from "#server/body.ts";

const anything = z.unknown();

function post(body: BodyInit, type = "application/json"): Request {
  return new Request("http://map.example/api", {
    method: "POST",
    body,
    headers: { "Content-Type": type },
  });
}

async function codeFor(request: Request): Promise<string> {
  const read = await readBody(request, anything);
  return read.ok ? "read" : read.error.code;
}

test("[BODY1] what is not JSON is refused", async () => {
  expect(await codeFor(post("{not json"))).toBe("bad-json");
  expect(await codeFor(post(""))).toBe("bad-json");
  expect(await codeFor(post(new Uint8Array([0x22, 0xff, 0xfe, 0x22])))).toBe("bad-json");
  expect(await codeFor(post("{}", "text/plain"))).toBe("wrong-format");
  expect(await codeFor(post("{}", "application/json; charset=utf-8"))).toBe("read");
});

test("[BODY2] larger than the limit is refused, whatever the length header says", async () => {
  expect(await codeFor(post(JSON.stringify("x".repeat(bodyLimit.json))))).toBe("too-large");
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(0x20)),
  });
  const endless = new Request("http://map.example/api", {
    method: "POST",
    body: stream,
    headers: { "Content-Type": "application/json" },
    duplex: "half",
  } as RequestInit);
  expect(await codeFor(endless)).toBe("too-large");
});

test("[BODY3] nesting without end is refused and does not exhaust the stack", async () => {
  expect(await codeFor(post("[".repeat(200_000) + "]".repeat(200_000)))).toMatch(
    /too-deep|bad-json/,
  );
  expect(await codeFor(post("[".repeat(60) + "]".repeat(60)))).toBe("read");
});

test("[BODY4] names that reach into objects are refused, however deep they hide", async () => {
  expect(await codeFor(post('{"__proto__":{"role":"facilitator"}}'))).toBe("bad-request");
  expect(await codeFor(post('{"a":[{"__proto__":1}]}'))).toBe("bad-request");
  expect("role" in {}).toBe(false);
});

test("[BODY5] a body whose sender goes in the middle is a bad request, not a fault of the server", async () => {
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"half":'));
      controller.error(new Error("aborted"));
    },
  });
  const request = new Request("http://map.example/api", {
    method: "POST",
    body: broken,
    duplex: "half",
    headers: { "Content-Type": "application/json" },
  } as RequestInit);
  expect(await codeFor(request)).toBe("bad-json");
});
