import type { Act } from "./commands.ts";
import type { Edit } from "./edit.ts";
import { nameOf } from "./item-names.ts";
import type { GapMap, Item, ItemId, View } from "./model.ts";
import { newView } from "./new-items.ts";
import { viewsAbout } from "./order.ts";

/** Somebody as the server signs what they add. */
export interface Person {
  readonly name: string;
  readonly organisation: string;
}

/**
 * Whether an item is a view that somebody else has added: they alone change or delete it. What a map
 * brought along is nobody's own.
 */
export function isOthersView(item: Item, me: Person): boolean {
  if (item.kind !== "view" || item.addedBy === undefined) return false;
  return !isSignedBy(item.addedBy, me);
}

/** Whether this is the same person, by what the server knows of them. */
function isSignedBy(signature: Person, { name, organisation }: Person): boolean {
  return signature.name === name && signature.organisation === organisation;
}

/** Who sees it as a view does. */
export function agreeingWith(map: GapMap, { id }: View): readonly View[] {
  return viewsAbout(map, id).filter(({ stance }) => stance === "agree");
}

/** Whether somebody can still say that they see it so too: it is not theirs, and they have not said so. */
export function mayAgreeWith(map: GapMap, view: View, me: Person): boolean {
  // What I have just added the server has not signed yet.
  const isNew = ({ number, role }: View) => number === undefined && role === roleOf(me);
  const mine = (one: View) =>
    one.addedBy === undefined ? isNew(one) : isSignedBy(one.addedBy, me);
  return !mine(view) && !agreeingWith(map, view).some(mine);
}

/** Says, in the name of a role, that it is as a view says. */
export function agreeWith(view: View, id: ItemId, role: string): Act {
  return {
    edits: newView(id, { aboutId: view.id, role, stance: "agree", text: "" }),
    said: `${role} sees it as ${nameOf(view)} does.`,
  };
}

/** Whether somebody sees an item otherwise than it is drawn, wholly or in part. */
export function isSeenDifferently(map: GapMap, id: ItemId): boolean {
  return viewsAbout(map, id).some(({ stance }) => stance !== "agree");
}

/** How somebody speaks for their organisation, in the words of a view. */
export function roleOf({ name, organisation }: Person): string {
  return organisation === "" ? name : `Representative, ${organisation}`;
}

/** What a view says, in the words of whoever said it; where words were taken out, by whom. */
export function saidIn({ text, wordsOut }: Pick<View, "text" | "wordsOut">): string {
  const out = wordsOut === undefined ? "" : `Words taken out by ${wordsOut.by}.`;
  if (text === "") return out || "Nothing written yet.";
  return `“${text}”${out === "" ? "" : ` ${out}`}`;
}

/** Takes the words out of somebody's view, as facilitators may where they could tell who somebody is; the server says who did. */
export function takeWordsOut(view: View): Act {
  const { id, claim } = view;
  const words: Edit[] = [{ kind: "set", id, field: "text", value: "" }];
  const whole: Edit[] =
    claim === undefined ? [] : [{ kind: "set", id, field: "claim", value: null }];
  return {
    edits: [...words, ...whole],
    said: `The words of ${nameOf(view)} are taken out. Who sees it how stays on the map.`,
  };
}
