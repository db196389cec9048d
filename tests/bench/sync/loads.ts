/** What people do to a server in one run. */
export interface Load {
  readonly title: string;
  readonly rooms: number;
  readonly editorsPerRoom: number;
  readonly changesPerSecond: number;
  readonly seconds: number;
  /** Bytes in each change, beside its marker. */
  readonly padding?: number;
  /** People who show their pointer, editors and onlookers together. */
  readonly pointers?: number;
  readonly pointersPerSecond?: number;
  /** People who come within a second, a second after the beginning. */
  readonly joiners?: number;
  /** Shapes in the document before anybody comes, of about a kilobyte each. */
  readonly shapes?: number;
  /** People who stop reading for the whole time. */
  readonly stalled?: number;
  /** Hostile messages a second, from one connection. */
  readonly hostilePerSecond?: number;
}

const oneRoom = { rooms: 1, editorsPerRoom: 50, changesPerSecond: 20, seconds: 15 } as const;

export const loads = {
  W1: { ...oneRoom, title: "1 room, 50 people, 20 changes/s each" },
  W2: {
    ...oneRoom,
    title: "1 room, 60 people, 60 changes/s each",
    editorsPerRoom: 60,
    changesPerSecond: 60,
  },
  W3: {
    title: "200 rooms, 5 people each, 4 changes/s each",
    rooms: 200,
    editorsPerRoom: 5,
    changesPerSecond: 4,
    seconds: 60,
  },
  W4: {
    title: "60 people come within a second to 2,000 shapes (2 MB) that 5 others edit",
    ...{
      rooms: 1,
      editorsPerRoom: 5,
      changesPerSecond: 20,
      seconds: 8,
      joiners: 60,
      shapes: 2_000,
    },
  },
  W5: { ...oneRoom, title: "W1 with 60 pointers, 15/s each", pointers: 60, pointersPerSecond: 15 },
  W6: {
    ...oneRoom,
    title: "W1 with changes of 2 KiB; 5 of the people do not read meanwhile",
    ...{ seconds: 30, padding: 2_048, stalled: 5 },
  },
  W6r: {
    ...oneRoom,
    title: "W6 with everybody reading",
    ...{ seconds: 30, padding: 2_048 },
  },
  W8: { ...oneRoom, title: "W1 with 20 hostile messages/s from one more", hostilePerSecond: 20 },
} as const satisfies Readonly<Record<string, Load>>;

export type LoadName = keyof typeof loads;
