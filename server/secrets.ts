import { createHash, randomBytes, randomInt } from "node:crypto";
import { codeAlphabet, codeLength } from "#lib/wire/join-code.ts";

const idSigns = "abcdefghijkmnpqrstuvwxyz23456789";

/** A new id of 20 letters and digits (100 random bits), after a letter that says what it names. */
export function newId(kind: "account" | "map" | "guest" | "token"): string {
  const signs = [...randomBytes(20)].map((byte) => idSigns[byte % idSigns.length]);
  return `${kind.charAt(0)}${signs.join("")}`;
}

/** A new secret of 256 random bits, safe in addresses, cookies and headers. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret: its SHA-256 in hex. Enough for random secrets; passwords go to argon2. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** A new join code. */
export function newJoinCode(): string {
  return Array.from({ length: codeLength }, () =>
    codeAlphabet.charAt(randomInt(codeAlphabet.length)),
  ).join("");
}
