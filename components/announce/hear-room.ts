import type { Session } from "#components/room/session.ts";
import { whoWrote } from "#components/room/who-wrote.ts";
import { UNDO } from "#lib/board-doc/undo.ts";
import { writersIn } from "#lib/board-doc/writers.ts";
import type { Change } from "#lib/gap-map/diff.ts";
import { homeOf } from "#lib/gap-map/item-names.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { changesInWords } from "#lib/gap-map/words.ts";
import type { Announcer } from "./announcer.ts";
import { ChangeWatch } from "./change-watch.ts";
import type { Listener, Somebody } from "./news.ts";
import { PeopleWatch } from "./people-watch.ts";
import { SavingWatch } from "./saving-watch.ts";

/** Runs something later; gives what calls it off. */
export function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Lets a voice hear what happens on the map: what others change, who comes and goes, and what becomes of my own work. */
export function hearRoom(session: Session, announcer: Announcer): () => void {
  const stops = [
    hearChanges(session, announcer),
    hearPeople(session, announcer),
    hearSaving(session, announcer),
    hearTyping(announcer),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function hearChanges({ doc, store, people }: Session, { tell }: Announcer): () => void {
  const watch = new ChangeWatch({
    look: () => ({ map: store.getSnapshot(), raw: store.getRaw() }),
    now: Date.now,
    after: later,
    tell: (change, by) => tell({ kind: "changed", by: by ?? remover(store, change), change }),
  });
  const follow = (transaction: Parameters<typeof writersIn>[1]) => {
    if (transaction.changed.size === 0) return;
    const written = [...writersIn(doc, transaction)];
    if (transaction.origin === UNDO) tellUndone(tell, watch.undone(written.map(([id]) => id)));
    const [mine, theirs] = transaction.local ? [written, []] : [[], written];
    watch.changed(
      new Map(theirs.map(([id, writers]) => [id, whoWrote(people, id, writers)])),
      mine.map(([id]) => id),
    );
  };
  // The store has followed already: it was there first.
  doc.on("afterTransaction", follow);
  return () => {
    doc.off("afterTransaction", follow);
    watch.close();
  };
}

/** What came of my undo or redo, as it reads on the map. */
function tellUndone(tell: Announcer["tell"], changes: readonly Change[]): void {
  const [first, ...more] = changes;
  if (first === undefined) return;
  const { sentence, itemId } = first;
  const words =
    more.length === 0 ? sentence : `${sentence} And ${changesInWords(more.length)} more.`;
  tell({ kind: "mine", words, itemId });
}

/** Who deleted it, as the server has signed it: they may have been gone before this screen saw them. */
function remover({ getRaw }: Session["store"], { itemId, kind }: Change): Somebody | undefined {
  const name =
    kind === "removed" && itemId !== "map" ? getRaw().items[itemId]?.removed?.by : undefined;
  return name === undefined ? undefined : { id: "", name };
}

function hearPeople({ people, connection }: Session, { tell }: Announcer): () => void {
  const me = () => connection.getSnapshot().standing?.person.id;
  let before = people.getPeople();
  const watch = new PeopleWatch({
    look: () =>
      connection.getSnapshot().saving.kind === "offline"
        ? undefined
        : people.getPeople().filter(({ id }) => id !== me()),
    after: later,
    tell: (kind, person) => tell({ kind, person }),
  });
  const stop = people.subscribe(() => {
    // The same array while only pointers move.
    if (people.getPeople() === before) return;
    before = people.getPeople();
    watch.changed();
  });
  return () => {
    stop();
    watch.close();
  };
}

function hearSaving({ connection, copy }: Session, { tell }: Announcer): () => void {
  const watch = new SavingWatch({
    look: () => connection.getSnapshot().saving,
    advice: () => copy.getSnapshot().trouble,
    after: later,
    tell,
  });
  const stop = connection.subscribe(() => watch.changed());
  return () => {
    stop();
    watch.close();
  };
}

function hearTyping({ typed }: Announcer): () => void {
  document.addEventListener("input", typed, true);
  return () => document.removeEventListener("input", typed, true);
}

/** Where I am: what I have chosen, and what the keyboard is on in the List. */
export function listenerIn({ selection, store }: Session): Listener {
  const line = document.activeElement?.closest("[data-item-id]")?.getAttribute("data-item-id");
  const on = new Set([selection.get(), line].filter((id) => id !== undefined && id !== null));
  const under = new Set<string>();
  const { items } = store.getRaw();
  for (const id of on) {
    for (let at = items[id as ItemId]; at !== undefined; ) {
      const home = homeOf(store.getRaw(), at);
      if (home === undefined || under.has(home)) break;
      under.add(home);
      at = items[home];
    }
  }
  return { on, under };
}
