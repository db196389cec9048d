import { applyEdits, docFrom } from "#lib/board-doc/doc.ts";
import { gapMapStore } from "#lib/board-doc/store.ts";
import { type Analysis, analyse } from "#lib/gap-map/analysis/analyse.ts";
import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { Thread } from "#lib/thread.ts";

/** How long one analysis took, in ms. */
interface Taken {
  /** On the thread that did it. */
  readonly analysing: number;
  /** Until the answer was there, all in all. */
  readonly answer: number;
  /** How long the page itself did nothing else for it at most. */
  readonly held: number;
}

declare global {
  interface Window {
    /** One analysis after each of so many changes of a threshold, here and on a thread of its own. */
    timesOfAnalysis: (rounds: number) => Promise<readonly Taken[]>;
  }
}

/** The analysis alone on a page, for measuring; `?seed=NAME` takes a map from the server. */
const name = new URLSearchParams(location.search).get("seed") ?? "";
const seed = new Uint8Array(await (await fetch(`/seed/${name}`)).arrayBuffer());
const doc = docFrom([seed]);
const store = gapMapStore(doc);
const threshold = Object.values(store.getSnapshot().items).find(({ kind }) => kind === "threshold");
const worker = new Worker(
  new URL("../../../components/findings/analysis-worker.ts", import.meta.url),
  { type: "module" },
);
const thread = new Thread<GapMap, Analysis>(worker, analyse);

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The longest time for which nothing else could happen on the page while `work` went on. */
async function longestHold(work: () => Promise<void>): Promise<number> {
  let [last, longest, on] = [performance.now(), 0, true];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (on) channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
  await work();
  await rest(0);
  on = false;
  return longest;
}

async function once(step: number): Promise<Taken> {
  const hardness = step % 2 === 0 ? "hard" : "soft";
  applyEdits(doc, [
    { kind: "set", id: threshold?.id ?? ("" as ItemId), field: "hardness", value: hardness },
  ]);
  const begun = performance.now();
  analyse({ ...store.getSnapshot() });
  const analysing = performance.now() - begun;
  await rest(150);
  let answer = 0;
  const held = await longestHold(async () => {
    const asked = performance.now();
    await new Promise<void>((done) => thread.ask({ ...store.getSnapshot() }, () => done()));
    answer = performance.now() - asked;
  });
  return { analysing, answer, held };
}

window.timesOfAnalysis = async (rounds) => {
  const taken: Taken[] = [];
  for (let step = 0; step < rounds; step += 1) taken.push(await once(step));
  return taken;
};
