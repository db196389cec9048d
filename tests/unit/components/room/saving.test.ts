import { expect, test } from "vitest";
import {
  afterEvent,
  nextChange,
  nothingYet,
  type Saving,
  type SavingEvent,
  savingShown,
} from "#components/room/saving.ts";

const at = new Date(2026, 10, 22, 14, 2).getTime();
const after = (...events: SavingEvent[]): Saving => events.reduce(afterEvent, nothingYet);
const words = (state: Saving, now = at) => savingShown(state, now, true).words;

const changed = (now = at): SavingEvent => ({ kind: "changed", now });
const sent: SavingEvent = { kind: "sent", brings: "change" };
const sentWhole: SavingEvent = { kind: "sent", brings: "whole" };
const acknowledged = (upTo: number): SavingEvent => ({ kind: "acknowledged", upTo });
const opened: SavingEvent[] = [{ kind: "connecting" }, { kind: "opened" }];
const closed: SavingEvent = { kind: "closed" };

test("[SAVE1] a change is being saved until the server has acknowledged it", () => {
  expect(words(after())).toBe("Connecting…");
  expect(words(after(...opened))).toBe("Saved");
  expect(words(after(...opened, changed(), sent))).toBe("Saving…");
  expect(words(after(...opened, changed(), sent, acknowledged(1)))).toBe("Saved");
});

test("[SAVE2] each change needs its own acknowledgement", () => {
  const two = after(...opened, changed(), sent, changed(), sent, acknowledged(1));
  expect(words(two)).toBe("Saving…");
  expect(words(afterEvent(two, acknowledged(2)))).toBe("Saved");
});

test("[SAVE3] after three seconds it says since when, by the oldest change that is not saved", () => {
  const state = after(...opened, changed(at), sent, changed(at + 2_000), sent);
  expect(nextChange(state, at + 2_500)).toBe(at + 3_000);
  expect(words(state, at + 3_000)).toBe("Not saved since 14:02");
  const second = afterEvent(state, acknowledged(1));
  expect(words(second, at + 3_000)).toBe("Saving…");
  expect(nextChange(second, at + 3_000)).toBe(at + 5_000);
});

test("[SAVE4] when the database is away it says so at once, until it is back", () => {
  const away = after(...opened, changed(), sent, { kind: "storage", saving: false });
  expect(words(away, at + 10)).toBe("Not saved since 14:02");
  expect(words(afterEvent(away, acknowledged(1)))).toBe("Saved");
  expect(words(afterEvent(away, { kind: "storage", saving: true }), at + 10)).toBe("Saving…");
});

test("[SAVE5] offline it counts what is kept: sent but not acknowledged, too", () => {
  const state = after(...opened, changed(), sent, closed);
  expect(words(state)).toBe("Offline, 1 change kept on this device");
  expect(words(afterEvent(state, changed()))).toBe("Offline, 2 changes kept on this device");
  expect(words(after(...opened, closed))).toBe("Offline");
});

test("[SAVE6] back online, the message with everything settles all that was made until then", () => {
  const offline = [...opened, changed(), sent, closed, changed()];
  const back = after(...offline, ...opened, sentWhole, changed(), sent);
  expect(savingShown(back, at).waiting).toBe(3);
  expect(savingShown(afterEvent(back, acknowledged(1)), at).waiting).toBe(1);
  expect(words(afterEvent(back, acknowledged(2)))).toBe("Saved");
});

test("[SAVE7] a change refused for want of its predecessors waits for the message that brings both", () => {
  const early = after(...opened, changed(), closed, ...opened, changed(), sent, sentWhole);
  const refused = afterEvent(early, { kind: "refused", frame: 1, reason: "gap" });
  expect(savingShown(refused, at)).toMatchObject({ kind: "saving", waiting: 2 });
  expect(words(afterEvent(refused, acknowledged(2)))).toBe("Saved");
});

test("[SAVE8] an acknowledgement for a later change does not settle an earlier one", () => {
  const state = after(...opened, changed(), sent, changed(), sent, {
    kind: "refused",
    frame: 1,
    reason: "gap",
  });
  expect(savingShown(afterEvent(state, acknowledged(2)), at).waiting).toBe(2);
});

test("[SAVE9] a change that was refused for good is said, and does not hold up the rest", () => {
  const state = after(...opened, changed(), sent, changed(), sent, {
    kind: "refused",
    frame: 1,
    reason: "read-only",
  });
  expect(savingShown(afterEvent(state, acknowledged(2)), at)).toMatchObject({
    kind: "refused",
    waiting: 0,
  });
});
