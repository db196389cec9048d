/** Letter sizes and line heights of the map in map units, the same on canvas and in print. */
export const TYPE = {
  level: { size: 24, line: 28, bold: true },
  strip: { size: 14, line: 24, bold: false },
  name: { size: 18, line: 20, bold: true },
  gapTitle: { size: 19, line: 23, bold: true },
  organisation: { size: 14, line: 18, bold: false },
  note: { size: 14, line: 18, bold: false },
  badge: { size: 14, line: 18, bold: true },
  label: { size: 14, line: 17, bold: true },
  evidence: { size: 14, line: 18, bold: true },
} as const;

/** Space inside a card, in map units. */
export const CARD_PAD = { x: 12, y: 10 } as const;
/** Height of the strip on top of a card that carries sector and reference. */
export const STRIP_HEIGHT = 24;
/** Size of the T, B and G signs, and the space a note's text keeps for its sign. */
export const SIGN = { size: 18, room: 26 } as const;
