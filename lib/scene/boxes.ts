import type { Gap, GapMap, Item, ItemId, Service } from "#lib/gap-map/model.ts";
import { barriersOn, goodPracticeOn, levelsOf, thresholdsOf } from "#lib/gap-map/order.ts";
import { BAND_PAD, type Band, LEAST_BAND_HEIGHT, levelOf, sizeOf } from "#lib/gap-map/placing.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { limitInWords } from "#lib/gap-map/words.ts";
import { clamp, type Rect } from "./geometry.ts";
import type { MapLayout } from "./layout.ts";
import { type Measure, wrap } from "./text.ts";
import { CARD_PAD, SIGN, STRIP_HEIGHT, TYPE } from "./type-scale.ts";

/** A threshold, barrier or good practice written out on its card. `y` is measured from the card's top. */
export interface Note {
  readonly id: ItemId;
  readonly kind: "threshold" | "barrier" | "goodPractice";
  /** T14, B7, G3; empty while it has no number. */
  readonly reference: string;
  readonly lines: readonly string[];
  /** The checkable limit, on a line of its own below the text: “at most low”. Empty when there is none. */
  readonly limit: string;
  readonly y: number;
  readonly h: number;
}

/** The card of a service or a gap. */
export interface Box extends Rect {
  readonly id: ItemId;
  readonly kind: "service" | "gap";
  readonly levelId: ItemId;
  /** The name or title, broken into lines. */
  readonly title: readonly string[];
  /** Only with `text: "all"`: everything said about the service. */
  readonly notes: readonly Note[];
  /** Only on a gap with `text: "all"`: who falls through and why, in lines. */
  readonly prose: readonly string[];
}

/** Cards under somebody's hand, and the bands as they were when they were taken up. */
export interface Hold {
  readonly ids: ReadonlySet<ItemId>;
  readonly bands: readonly Band[];
}

type Text = "brief" | "all";
type Placed = Service | Gap;
type Content = Pick<Box, "title" | "notes" | "prose"> & { readonly h: number };
type Draft = Omit<Box, "y"> & { top: number; readonly plain: number };

/** Nothing stands closer to the edge of its band than this. */
const EDGE = 12;
const NOTE_PAD = 5;

/**
 * Every card with its size and place, and the bands around them. While cards are held the bands
 * keep their height: one that grew or shrank under the hand would move what is being dragged.
 */
export function placeBoxes(
  map: GapMap,
  text: Text,
  measure: Measure,
  { previous, hold }: { readonly previous?: MapLayout; readonly hold?: Hold },
): { bands: readonly Band[]; boxes: ReadonlyMap<ItemId, Box> } {
  const heights = new Map(hold?.bands.map(({ levelId, height }) => [levelId, height]));
  const drafts = draftsByLevel(map, text, measure);
  for (const draft of [...drafts.values()].flat())
    if (hold?.ids.has(draft.id)) draft.top = Math.min(draft.top, lowestIn(heights, draft));
  const bands: Band[] = [];
  const boxes = new Map<ItemId, Box>();
  let y = 0;
  for (const level of levelsOf(map)) {
    const standing = shiftRows(drafts.get(level.id) ?? []);
    const bottom = standing.reduce((most, box) => Math.max(most, box.y + box.h), 0);
    const least = Math.max(LEAST_BAND_HEIGHT, heights.get(level.id) ?? finite(level.height));
    const height = Math.max(least, bottom + BAND_PAD.y);
    for (const box of standing)
      boxes.set(box.id, kept(previous?.boxes.get(box.id), { ...box, y: y + box.y }));
    bands.push({ levelId: level.id, y, height });
    y += height;
  }
  return { bands: sameBands(previous?.bands, bands), boxes: sameBoxes(previous?.boxes, boxes) };
}

/** How far down in its band a held card may stand without making the band grow. */
function lowestIn(heights: ReadonlyMap<ItemId, number>, { levelId, plain }: Draft): number {
  const height = heights.get(levelId);
  return height === undefined ? Infinity : height - BAND_PAD.y - plain;
}

function draftsByLevel(map: GapMap, text: Text, measure: Measure): Map<ItemId, Draft[]> {
  const levels = new Map<ItemId, Draft[]>(levelsOf(map).map(({ id }) => [id, []]));
  for (const [id, place] of Object.entries(map.places)) {
    const item = Object.hasOwn(map.items, id) ? map.items[id as ItemId] : undefined;
    if (!isPlaced(item)) continue;
    const levelId = levelOf(map, item);
    if (levelId === undefined) continue;
    const { w, h: plain } = sizeOf(item.kind);
    const content = contentOf(map, item, text, measure);
    levels.get(levelId)?.push({
      ...content,
      id: item.id,
      kind: item.kind,
      levelId,
      x: Math.max(EDGE, finite(place.x)),
      top: Math.max(EDGE, finite(place.y)),
      w,
      h: Math.max(plain, content.h),
      plain,
    });
  }
  return levels;
}

const isPlaced = (item: Item | undefined): item is Placed =>
  item?.kind === "service" || item?.kind === "gap";

const finite = (value: number | undefined) => clamp(value ?? 0, 0, 1e6);

/** What a card that grew pushes down: every card whose top was below its bottom, by as much, so that rows stay rows. */
function shiftRows(drafts: readonly Draft[]): Box[] {
  const inOrder = [...drafts].sort((a, b) => a.top - b.top || a.x - b.x || (a.id < b.id ? -1 : 1));
  const ends: { bottom: number; pushed: number }[] = [];
  return inOrder.map(({ top, plain, ...box }) => {
    const push = ends.reduce(
      (most, end) => (end.bottom <= top ? Math.max(most, end.pushed) : most),
      0,
    );
    ends.push({ bottom: top + plain, pushed: push + box.h - plain });
    return { ...box, y: top + push };
  });
}

function contentOf(map: GapMap, item: Placed, text: Text, measure: Measure): Content {
  return item.kind === "gap"
    ? gapContent(item, text, measure)
    : serviceContent(map, item, text, measure);
}

function serviceContent(map: GapMap, service: Service, text: Text, measure: Measure): Content {
  const width = sizeOf("service").w - 2 * CARD_PAD.x;
  const most = text === "all" ? 4 : 2;
  const whole = wrap(measure, service.name, TYPE.name, width);
  const short = whole.length > most && service.shortName ? service.shortName : service.name;
  const title = wrap(measure, short, TYPE.name, width, most);
  if (text === "brief") return { title, notes: [], prose: [], h: 0 };
  const start = STRIP_HEIGHT + CARD_PAD.y + title.length * TYPE.name.line + TYPE.organisation.line;
  const notes = notesOf(map, service.id, start + CARD_PAD.y, width, measure);
  const last = notes[notes.length - 1];
  return { title, notes, prose: [], h: last === undefined ? 0 : last.y + last.h + CARD_PAD.y };
}

function notesOf(map: GapMap, id: ItemId, start: number, width: number, measure: Measure): Note[] {
  let y = start;
  const all = [...thresholdsOf(map, id), ...barriersOn(map, id), ...goodPracticeOn(map, id)];
  return all.map((item) => {
    const limit = item.kind === "threshold" ? limitInWords(item) : "";
    const lines = wrap(measure, item.text, TYPE.note, width - SIGN.room - 2 * NOTE_PAD);
    const rows = Math.max(1, lines.length + (limit === "" ? 0 : 1));
    const h = rows * TYPE.note.line + 2 * NOTE_PAD;
    const note = { id: item.id, kind: item.kind, reference: referenceOf(item), lines, limit, y, h };
    y += h + 4;
    return note;
  });
}

/** Hatched strips on both sides of a gap's card. */
export const GAP_HATCH = 16;
/** Space that the gap's “Gap 1” tag takes from the first line of its title. */
const TAG_ROOM = "Gap 10 ";

function gapContent(gap: Gap, text: Text, measure: Measure): Content {
  const width = sizeOf("gap").w - 2 * (GAP_HATCH + CARD_PAD.x);
  const most = text === "all" ? Infinity : 3;
  const title = wrap(measure, `${TAG_ROOM}${gap.title}`, TYPE.gapTitle, width, most);
  const first = (title[0] ?? "").slice(TAG_ROOM.length).trim();
  const named = [first, ...title.slice(1)];
  const room = Math.max(0, 4 - named.length);
  const said = text === "all" ? [gap.who, gap.text] : [gap.who];
  const prose = said.flatMap((one) =>
    wrap(measure, one, TYPE.note, width, text === "all" ? Infinity : room),
  );
  const foot = 32;
  const h = 2 * CARD_PAD.y + named.length * TYPE.gapTitle.line + foot;
  return { title: named, notes: [], prose, h: h + prose.length * TYPE.note.line + 4 };
}

/** The box before, when nothing about it changed, so that its reader need not draw it again. */
function kept(before: Box | undefined, now: Box): Box {
  return before !== undefined && same(before, now) ? before : now;
}

const same = (a: Box, b: Box) =>
  a.x === b.x &&
  a.y === b.y &&
  a.h === b.h &&
  a.w === b.w &&
  a.levelId === b.levelId &&
  JSON.stringify([a.title, a.prose, a.notes]) === JSON.stringify([b.title, b.prose, b.notes]);

function sameBands(before: readonly Band[] | undefined, now: readonly Band[]): readonly Band[] {
  const same =
    before?.length === now.length &&
    now.every(({ levelId, y, height }, index) => {
      const one = before[index];
      return one?.levelId === levelId && one.y === y && one.height === height;
    });
  return before !== undefined && same ? before : now;
}

function sameBoxes(
  before: ReadonlyMap<ItemId, Box> | undefined,
  now: ReadonlyMap<ItemId, Box>,
): ReadonlyMap<ItemId, Box> {
  if (before === undefined || before.size !== now.size) return now;
  for (const [id, box] of now) if (before.get(id) !== box) return now;
  return before;
}
