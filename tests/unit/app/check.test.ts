import { expect, test } from "vitest";
import { asksOf, findingsOf, type Measured, reportLines, verdictOf } from "#app/check/findings.ts";

const good: Measured = {
  socket: { works: true, took: 12 },
  stream: { spread: 2_100 },
  poll: { answered: true, took: 20_050 },
  echo: { ahead: 300, took: 20 },
  storage: true,
};
const host = "map.example.org";
const found = (more: Measured) => findingsOf({ ...good, ...more }, host);
const state = (what: string, more: Measured) =>
  found(more).find((one) => one.what.startsWith(what))?.state;
const verdict = (more: Measured) => verdictOf({ ...good, ...more })?.words;

test("[CHECK1] where everything works there is nothing to ask for", () => {
  expect(found({}).map((one) => one.state)).toEqual(Array(7).fill("works"));
  expect(asksOf(found({}))).toEqual([]);
  expect(verdict({})).toBe("Workshops work from this computer.");
});

test("[CHECK2] a socket that is blocked or held back is told apart, named with its address, and costs only speed", () => {
  const blocked = found({ socket: { works: false, opened: false } });
  const silent = found({ socket: { works: false, opened: true } });
  expect(blocked[1]?.words).toBe("It cannot be opened.");
  expect(silent[1]?.words).toBe("It opens, but nothing comes back on it.");
  expect(asksOf(blocked)).toEqual([expect.stringContaining(`wss) to ${host}`)]);
  expect(verdict({ socket: { works: false, opened: false } })).toContain(
    "over a slower connection",
  );
});

test("[CHECK3] answers that come all at once were held back; without streams, long requests carry on", () => {
  expect(state("Streamed", { stream: { spread: 40 } })).toBe("attention");
  expect(state("Streamed", { stream: "blocked" })).toBe("blocked");
  const socket = { works: false, opened: false } as const;
  expect(verdict({ socket, stream: "blocked" })).toContain("slower");
  const poll = { answered: false, took: 8_000 };
  expect(verdict({ socket, stream: "blocked", poll })).toContain("slower");
  expect(verdict({ socket, stream: "blocked", poll: { ...poll, took: 90 } })).toContain("not work");
});

test("[CHECK4] requests that are cut say after how long, and what to ask for", () => {
  const cut = found({ poll: { answered: false, took: 8_200 } });
  expect(cut[3]?.words).toBe("The request was cut after 8 s.");
  expect(asksOf(cut)).toEqual([expect.stringContaining("at least 60 seconds")]);
});

test("[CHECK5] where nothing can be sent, workshops do not work", () => {
  expect(verdict({ echo: "blocked" })).toBe("Workshops do not work from this computer.");
  expect(state("Clock", { echo: "blocked" })).toBe("unknown");
});

test("[CHECK6] a clock that is far off is said with how far and which way", () => {
  const clock = (ahead: number) => found({ echo: { ahead, took: 1 } })[6];
  expect(clock(-900)).toMatchObject({ state: "works", words: "The same time as the server." });
  expect(clock(-30_000)).toMatchObject({ state: "works", words: "30 seconds behind the server." });
  expect(clock(600_000)).toMatchObject({
    state: "attention",
    words: "10 minutes ahead of the server.",
  });
});

test("[CHECK7] a server that is asked too much says nothing about the network", () => {
  expect(asksOf(found({ stream: "busy", poll: "busy", echo: "busy" }))).toEqual([]);
  expect(verdict({ socket: { works: false, opened: false }, echo: "busy" })).toContain(
    "in a minute",
  );
});

test("[CHECK8] the verdict waits for every part", () => {
  for (const part of ["socket", "stream", "poll", "echo", "storage"] as const) {
    const { [part]: _missing, ...rest } = good;
    expect(verdictOf(rest)).toBeUndefined();
    expect(findingsOf(rest, host).some((one) => one.state === "checking")).toBe(true);
  }
});

test("[CHECK9] the report holds address, time, browser, every finding and every request", () => {
  const findings = found({ socket: { works: false, opened: false }, storage: false });
  const about = { address: "https://map.example.org", at: "2026-11-25T10:00:00Z", browser: "B/1" };
  const text = reportLines(findings, verdictOf(good), about).join("\n");
  for (const part of [about.address, about.at, about.browser, ...asksOf(findings)]) {
    expect(text).toContain(part);
  }
  for (const { what, words } of findings) {
    expect(text).toContain(what);
    expect(text).toContain(words);
  }
});
