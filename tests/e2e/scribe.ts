import type { Page } from "@playwright/test";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { applyEdits } from "#lib/board-doc/doc.ts";
import { type GapMapStore, gapMapStore } from "#lib/board-doc/store.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { levelsOf, servicesInOrder } from "#lib/gap-map/order.ts";
import { synced } from "#tests/helpers/sync-server.ts";
import { type Address, post } from "./workshop.ts";

/** Somebody who changes a map without a screen, as fast as the server lets anybody. */
export class Scribe {
  readonly #provider: WebsocketProvider;
  readonly #store: GapMapStore;
  #seed = 11;

  private constructor(provider: WebsocketProvider) {
    this.#provider = provider;
    this.#store = gapMapStore(provider.doc);
  }

  /** Connects in the name of whoever is signed in on this page. */
  static async join(page: Page, app: Address, mapId: string): Promise<Scribe> {
    const answer = await post(page.request, `${app.url}/api/maps/${mapId}/token`, {});
    const { token } = (await answer.json()) as { token: string };
    const sync = `${app.url.replace("http", "ws")}/sync`;
    const provider = new WebsocketProvider(sync, mapId, new Y.Doc(), {
      params: { token },
      disableBc: true,
      WebSocketPolyfill: WebSocket as never,
    });
    await synced(provider);
    return new Scribe(provider);
  }

  get map(): GapMap {
    return this.#store.getSnapshot();
  }

  write(...edits: readonly Edit[]): void {
    applyEdits(this.#provider.doc, edits);
  }

  /** So many changes of all sorts, each by itself, to anything but these items and what they stand on. */
  writeAtRandom(count: number, spared: readonly string[]): void {
    for (let one = 0; one < count; one += 1) this.write(...this.#anything(one, spared));
  }

  leave(): void {
    this.#provider.destroy();
  }

  #anything(number: number, spared: readonly string[]): readonly Edit[] {
    const map = this.map;
    const service = this.#one(servicesInOrder(map).filter(({ id }) => !spared.includes(id)));
    const level = this.#one(levelsOf(map).filter(({ role }) => role === "services"));
    if (service === undefined || level === undefined) return [];
    const set = (field: string, value: string | number): Edit => ({
      ...{ kind: "set", id: service.id, field, value },
    });
    const at = new Date(0).toISOString();
    const barrier = { kind: "barrier", id: `b-${number}` as ItemId, onId: service.id } as const;
    const kinds: readonly (readonly Edit[])[] = [
      [set("name", `${service.name.slice(0, 30)} ${number}`)],
      [set("levelId", level.id), set("rank", this.#random(40))],
      [set("rank", this.#random(40))],
      [{ kind: "add", item: { ...barrier, text: `Barrier number ${number}` } }],
      [{ kind: "type", id: service.id, field: "offer", index: 0, remove: 0, insert: "More. " }],
      [{ kind: "remove", id: service.id, removal: { by: "Asha Rao", at } }],
      [{ kind: "restore", id: service.id }],
    ];
    return this.#one(kinds) ?? [];
  }

  #one<T>(list: readonly T[]): T | undefined {
    return list[this.#random(list.length)];
  }

  #random(below: number): number {
    this.#seed = (this.#seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((this.#seed / 2_147_483_648) * below);
  }
}
