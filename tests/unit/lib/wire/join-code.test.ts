import { expect, test } from "vitest";
import { codeAlphabet, codeLength, readJoinCode, spokenCode } from "#lib/wire/join-code.ts";
import { newJoinCode } from "#server/secrets.ts";

test("[CODE1] case, spaces and hyphens do not matter", () => {
  for (const typed of ["BCD346", "bcd346", "bcd-346", " BCD 346 ", "b c d‑3–4 6", "ＢＣＤ３４６"]) {
    expect(readJoinCode(typed)).toEqual({ ok: true, value: "BCD346" });
  }
});

test("[CODE2] what cannot be a code is said to be none, in words", () => {
  for (const typed of ["", "BCD34", "BCD3466", "BCD0O1", "<b>BCD", "🙂🙂🙂🙂🙂🙂"]) {
    const read = readJoinCode(typed);
    expect(read.ok, typed).toBe(false);
    expect(read.ok ? "" : read.error).toContain("six letters and digits");
  }
});

test("[CODE3] codes have no look-alikes and read back as they were spoken", () => {
  expect(codeAlphabet).not.toMatch(/[AEIOUSZL0125]/);
  for (let i = 0; i < 200; i += 1) {
    const code = newJoinCode();
    expect(code).toHaveLength(codeLength);
    expect(readJoinCode(spokenCode(code).toLowerCase())).toEqual({ ok: true, value: code });
  }
});
