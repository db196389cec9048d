import type { ScreenHere } from "#components/room/people.ts";
import type { ItemId } from "#lib/gap-map/model.ts";

/** Who has chosen a card, as its tag says. */
export interface Chooser {
  readonly words: string;
  readonly colour: string;
}

/** What the others have chosen, each card once: the first to come names it, “and 2 more” follow. */
export function chosenByOthers(
  screens: readonly ScreenHere[],
): readonly { readonly id: ItemId; readonly chooser: Chooser }[] {
  const by = new Map<ItemId, ScreenHere["user"][]>();
  for (const { user, selection = [] } of screens) {
    for (const id of selection) {
      const users = by.get(id as ItemId) ?? [];
      if (!users.some((one) => one.id === user.id)) by.set(id as ItemId, [...users, user]);
    }
  }
  return [...by].map(([id, users]) => ({ id, chooser: chooserOf(users) }));
}

function chooserOf(users: readonly ScreenHere["user"][]): Chooser {
  const [first] = users;
  const tag = first === undefined ? "" : nameTag(first);
  const words = users.length > 1 ? `${tag} and ${users.length - 1} more` : tag;
  return { words, colour: first?.colour ?? "#212b32" };
}

/** “Priya · AWP”. */
export function nameTag({ name, organisation }: Pick<ScreenHere["user"], "name" | "organisation">) {
  const [first = name] = name.split(" ");
  return organisation === "" ? first : `${first} · ${organisation}`;
}
