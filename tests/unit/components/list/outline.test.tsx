import fc from "fast-check";
import { expect, test } from "vitest";
import { ownStore } from "#components/list/own-store.ts";
import { ServiceItem } from "#components/list/ServiceItem.tsx";
import { stillSession } from "#components/room/still-session.ts";
import { applyEdits } from "#lib/board-doc/doc.ts";
import { applyEdits as onMap } from "#lib/gap-map/apply.ts";
import { add } from "#lib/gap-map/commands.ts";
import { kinds } from "#lib/gap-map/fields.ts";
import { type GapMap, type ItemId, itemOf, itemsOf } from "#lib/gap-map/model.ts";
import { addNote, sketchesOf, sketchInWords } from "#lib/gap-map/sketches.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { agreeWith } from "#lib/gap-map/views.ts";
import { anyEdit, bareMap } from "#tests/helpers/any-edit.ts";
import { outlineOf, pageOf } from "#tests/helpers/list-page.tsx";

const id = (text: string) => text as ItemId;

/** The demonstration map with a note, and with views and notes where they are rare. */
function richMap(): GapMap {
  let map = mapFromTemplate("bristol", "Bristol");
  const [pathway] = itemsOf(map, "pathway");
  const about = [id("tt"), id("level-primary"), itemsOf(map, "persona")[0]?.id, pathway?.id];
  about.forEach((aboutId, at) => {
    if (aboutId === undefined) return;
    const wanted = { aboutId, role: "GP", stance: "disagree", text: `View ${at}` } as const;
    map = onMap(map, add(map, "view", id(`view-${at}`), wanted).edits);
    const view = itemOf(map, "view", id(`view-${at}`));
    if (view) map = onMap(map, agreeWith(view, id(`also-${at}`), "Police").edits);
  });
  const onWay = { onId: pathway?.id ?? id(""), text: "Nobody answers" };
  map = onMap(map, add(map, "barrier", id("on-way"), onWay).edits);
  return tidy(onMap(map, addNote(map, "shape:n1", "Ask the police", { x: 9, y: 9 }).edits));
}

const rich = richMap();
const html = outlineOf(rich);

test("every item of the map stands in the List exactly once", () => {
  const map = rich;
  const times = (one: string) => html.split(`data-item-id="${one}"`).length - 1;
  const all = [...Object.values(map.items), ...sketchesOf(map)];
  expect(
    all.filter((one) => times(one.id) !== 1).map((one) => `${one.id}: ${times(one.id)}`),
  ).toEqual([]);
  expect(new Set(Object.values(map.items).map(({ kind }) => kind)).size).toBe(kinds.length);
});

test("each of them is there with its words", () => {
  const map = rich;
  const plain = html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replace(/\s+/g, " ");
  const words = [
    ...Object.values(map.items).flatMap((item) =>
      "name" in item ? item.name : "title" in item ? item.title : "text" in item ? item.text : [],
    ),
    ...sketchesOf(map).map(sketchInWords),
  ];
  expect(words.filter((one) => !plain.includes(one.replace(/\s+/g, " ").trim()))).toEqual([]);
});

test("a service's line and details say the same from its own part of the map as from the whole, after any edits", () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 12 }), (edits) => {
      const session = stillSession("m", bareMap);
      const stores = new Map(
        ["s1", "s2", "s3"].map((one) => [one, ownStore(session.store, id(one))] as const),
      );
      for (const edit of edits) {
        applyEdits(session.doc, [edit]);
        for (const [one, store] of stores) {
          const [own, whole] = [store.getSnapshot(), session.store.getSnapshot()];
          if (own !== whole) expect(drawn(own, id(one))).toBe(drawn(whole, id(one)));
        }
      }
      session.close();
    }),
    { numRuns: 25 },
  );
});

function drawn(map: GapMap, one: ItemId): string {
  const service = itemsOf(map, "service").find((each) => each.id === one);
  if (service === undefined) return "";
  // What comes with the line comes from the whole map.
  const rest = { position: 1, total: 1, away: false, mine: false };
  return pageOf(map, <ServiceItem service={service} {...rest} />);
}
