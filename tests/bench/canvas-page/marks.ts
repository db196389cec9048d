declare global {
  interface Window {
    /** When the first frame with cards in it was drawn, in ms since the page was asked for. */
    editableAt?: number;
    /** When the first frame with everything in it was drawn. */
    completeAt?: number;
    moveFromAfar: (id: string, x: number, y: number) => void;
    /** Only on the bare page: ours has buttons. */
    show: (view: "whole" | "near") => void;
    /** The middle of the card nearest to the middle of the screen. */
    middleCard: () => { readonly x: number; readonly y: number };
    timesOfEdits: (id: string) => Promise<readonly number[]>;
  }
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Notes when the first thing of each selector has been drawn: a card, and the last kind of thing to come. */
export async function markDrawn(card: string, last: string): Promise<void> {
  window.editableAt = await drawn(card);
  window.completeAt = await drawn(last);
}

async function drawn(selector: string): Promise<number> {
  while (document.querySelector(selector) === null) await frame();
  await frame();
  return performance.now();
}

window.middleCard = () => {
  const middle = ({ x, y, width, height }: DOMRect) => ({ x: x + width / 2, y: y + height / 2 });
  const far = ({ x, y }: { x: number; y: number }) => Math.hypot(x - 720, y - 450);
  const [nearest] = [...document.querySelectorAll('[data-shape-id^="shape:s"]')]
    .map((card) => card.getBoundingClientRect())
    .filter(({ width }) => width > 1)
    .map(middle)
    .sort((a, b) => far(a) - far(b));
  if (nearest === undefined) throw new Error("no card in view");
  return nearest;
};

/** How long each of twenty moves by somebody else takes until its frame is over, in ms. */
window.timesOfEdits = async (id) => {
  const card = document.querySelector<HTMLElement>(`[data-shape-id="shape:${id}"]`);
  const times: number[] = [];
  for (let step = 0; step < 20; step += 1) {
    await frame();
    const before = card?.style.transform;
    const start = performance.now();
    window.moveFromAfar(id, 400 + step * 7, 90 + (step % 2));
    while (card?.style.transform === before) await frame();
    await frameOver();
    times.push(performance.now() - start);
  }
  return times;
};

/** A frame is over once a message sent from it arrives. */
export function frameOver(): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
}
