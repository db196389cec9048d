import { expect, test } from "vitest";
import { webAddress } from "#lib/gap-map/web-address.ts";

test("[WEB1] only pages of the web can be followed", () => {
  expect(webAddress("https://www.nhs.uk/a b")).toBe("https://www.nhs.uk/a%20b");
  expect(webAddress(" HTTP://example.org ")).toBe("http://example.org/");
  const others = [
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "JavaScript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "//example.org",
    "example.org",
    "",
  ];
  for (const text of others) expect(webAddress(text), text).toBeUndefined();
});
