import type { GapMap, Item } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";

/** Texts that have broken exporters before. */
export const hostileTexts = [
  `</text><script>alert("x")</script> & <b>'`,
  "]]> <!-- --> <?xml?> &amp; &#0;",
  "NUL \u0000 bell \u0007 escape \u001b delete \u007f next \u0085",
  "half \ud83d and half \udc00",
  "\ufffe \uffff \ufeff not characters",
  "👩‍👩‍👧‍👦 🏳️‍🌈 😀 日本語 ไทย",
  "שלום עולם (123) abc",
  "مرحبا بالعالم، رقم 42",
  "\u202eturned around\u202c \u2066isolated\u2069",
  "e\u0301\u0323\u0308".repeat(40),
  "x".repeat(10_000),
  "words and words ".repeat(600),
  "",
  "   \n\n\t  ",
  "=HYPERLINK(1)",
  "__proto__",
  "line\r\nbreak\nand\rreturn\u2028and\u2029more",
] as const;

/** The Bristol map with every text of every item replaced by a hostile one. */
export function hostileMap(): GapMap {
  const map = mapFromTemplate("bristol", hostileTexts[0]);
  let next = 0;
  const hostile = () => {
    next += 1;
    const text = hostileTexts[next % hostileTexts.length] ?? "";
    // A few very long texts show what they do; hundreds of them would only take time.
    return next > 3 * hostileTexts.length ? text.slice(0, 300) : text;
  };
  const items = Object.values(map.items).map((item) => [item.id, withTexts(item, hostile)]);
  const sketch = Object.fromEntries(
    hostileTexts.map((text, index) => [`shape:${index}`, stickyNote(text, index)]),
  );
  const about = { ...map.about, question: hostile(), disclaimer: hostileTexts.join(" ") };
  return tidy({ ...map, about, sketch, items: Object.fromEntries(items) });
}

const TEXTS = [
  "name",
  "title",
  "text",
  "offer",
  "who",
  "condition",
  "outcomeText",
  "action",
  "role",
];

function withTexts(item: Item, hostile: () => string): Item {
  const texts = Object.keys(item).filter((field) => TEXTS.includes(field) && item.kind !== "level");
  return { ...item, ...Object.fromEntries(texts.map((field) => [field, hostile()])) } as Item;
}

function stickyNote(text: string, index: number) {
  const block = { type: "paragraph", content: [{ type: "text", text }] };
  const props = { richText: { type: "doc", content: [block] }, color: "yellow" };
  return { typeName: "shape", type: "note", x: index * 210, y: 40, index: `a${index}`, props };
}
