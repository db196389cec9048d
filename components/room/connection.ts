import type { Decoder } from "lib0/decoding";
import { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { Listeners } from "#lib/listeners.ts";
import { closeCodes, explainClose, isFinal, isOurs } from "#lib/wire/close-codes.ts";
import {
  CONTROL_PROTOCOL,
  type Control,
  control,
  type Hello,
  type Restored,
  readControl,
  TOKEN_PROTOCOL,
} from "#lib/wire/control.ts";
import { Carriers } from "./carriers.ts";
import type { ConnectionParts, ConnectionShown, Standing } from "./connection-parts.ts";
import { rememberPeople } from "./remember-people.ts";
import {
  afterEvent,
  nextChange,
  nothingYet,
  type Saving,
  type SavingEvent,
  savingShown,
} from "./saving.ts";
import { Waits } from "./waits.ts";
import { watchedSocket } from "./watched-socket.ts";

/** One screen's connection to a map. Comes back by itself until the server says that it is pointless. */
export class Connection {
  readonly awareness: Awareness;
  readonly #parts: ConnectionParts;
  readonly #provider: WebsocketProvider;
  readonly #waits: Waits;
  readonly #carriers: Carriers;
  readonly #listeners = new Listeners();
  #saving: Saving = nothingYet;
  #standing: Standing | undefined;
  #restored: Restored | undefined;
  #epoch: number | undefined;
  #loaded = false;
  #ended: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wordsTimer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #greeted = false;
  #changingWays = false;
  #closed = false;
  #shown: ConnectionShown;

  constructor(parts: ConnectionParts) {
    const { doc, url, mapId } = parts;
    this.#parts = parts;
    this.#waits = new Waits(parts.random);
    this.#carriers = new Carriers({ ...parts, back: () => void this.#changeWays() });
    // Before the provider listens: a change is counted first, then its message.
    doc.on("update", this.#noteChange);
    this.awareness = new Awareness(doc);
    rememberPeople(this.awareness);
    this.#provider = new WebsocketProvider(url, mapId, doc, {
      awareness: this.awareness,
      connect: false,
      // Tabs talking to each other would bypass the server's roles and acknowledgements.
      disableBc: true,
      WebSocketPolyfill: watchedSocket(
        (address, protocols) => this.#carriers.open(address, protocols),
        (brings) => this.#note({ kind: "sent", brings }),
      ),
    });
    this.#listen();
    this.#shown = this.#look();
  }

  /** Connects, or looks for a better connection where there is one. */
  start(): void {
    if (this.#greeted && this.#provider.shouldConnect) this.#carriers.look();
    if (this.#closed || this.#ended !== undefined || this.#asking || this.#provider.shouldConnect) {
      return;
    }
    clearTimeout(this.#timer);
    void this.#connect();
  }

  /** Tries once more after the session had ended: somebody may have signed in or joined again meanwhile. */
  again(): void {
    if (!this.#mayReturn()) return;
    this.#ended = undefined;
    this.start();
    this.#tell();
  }

  #mayReturn(): boolean {
    return this.#ended === closeCodes.unauthenticated || this.#ended === closeCodes.forbidden;
  }

  /** This device has changes from before the page was opened: they count as not saved until the server has them. */
  recall(count: number, since: number): void {
    if (count > 0) this.#note({ kind: "recalled", count, since });
  }

  /** What `keeps` answers has changed. */
  refresh(): void {
    this.#tell();
  }

  /** The network says that it is gone: what is open is not to be trusted any more. */
  drop(): void {
    this.#provider.disconnect();
  }

  /** Ends the connection for good. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#wordsTimer);
    this.#carriers.close();
    this.#parts.doc.off("update", this.#noteChange);
    this.#provider.destroy();
    this.awareness.destroy();
    this.#listeners.clear();
  }

  readonly getSnapshot = (): ConnectionShown => this.#shown;

  readonly subscribe = this.#listeners.subscribe;

  readonly #noteChange = (
    _: Uint8Array,
    _origin: unknown,
    _doc: Y.Doc,
    by: Y.Transaction,
  ): void => {
    if (by.local) this.#note({ kind: "changed", now: this.#parts.now() });
  };

  #listen(): void {
    const provider = this.#provider;
    for (const type of Object.values(control)) {
      provider.messageHandlers[type] = (_encoder, decoder: Decoder) => {
        const message = readControl(type, decoder);
        if (message !== undefined) this.#hear(message);
      };
    }
    provider.on("sync", (synced: boolean) => {
      if (!synced) return;
      this.#loaded = true;
      this.#tell();
    });
    provider.on("connection-close", (event) => this.#afterClose(event?.code));
  }

  #afterClose(code: number | undefined): void {
    // Ours to decide when to come back, and with which token.
    this.#provider.shouldConnect = false;
    if (this.#changingWays) return;
    this.#waits.closed(this.#parts.now());
    // What carries a code of ours has come from our server: the way to it is open.
    if (code !== undefined && !isOurs(code) && !this.#greeted) {
      this.#carriers.note({ kind: "failed", silent: false });
    }
    this.#note({ kind: "closed" });
    if (code !== undefined && isFinal(code)) this.#end(code);
    else this.#comeBackLater(code !== undefined && isOurs(code) && code !== closeCodes.restart);
  }

  async #connect(): Promise<void> {
    this.#asking = true;
    const answer = await this.#parts.askToken().catch(() => ({ refused: undefined }));
    this.#asking = false;
    if (this.#closed) return;
    if ("token" in answer) this.#connectWith(answer.token);
    else if (answer.refused !== undefined) this.#end(answer.refused);
    else {
      this.#note({ kind: "closed" });
      this.#comeBackLater();
    }
  }

  #connectWith(token: string): void {
    this.#provider.protocols = [CONTROL_PROTOCOL, `${TOKEN_PROTOCOL}${token}`];
    this.#greeted = false;
    this.#note({ kind: "connecting" });
    this.#provider.connect();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#giveUp(), this.#carriers.patience);
  }

  /** Nobody has greeted us in time. */
  #giveUp(): void {
    this.#carriers.note({ kind: "failed", silent: this.#provider.wsconnected });
    this.drop();
  }

  /** From one way to the other, without a word on the screen: what is unsent goes along. */
  async #changeWays(): Promise<void> {
    if (this.#asking || !this.#provider.shouldConnect) return;
    const answer = await this.#parts.askToken().catch(() => undefined);
    if (this.#closed || answer === undefined || !("token" in answer)) return;
    // Broken off meanwhile: it comes back by itself, and on the new way.
    if (!this.#provider.shouldConnect) return;
    this.#changingWays = true;
    this.#provider.disconnect();
    this.#changingWays = false;
    this.#connectWith(answer.token);
  }

  #comeBackLater(sentAway = false): void {
    if (this.#closed || this.#ended !== undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#connect(), this.#waits.next(sentAway));
  }

  #end(code: number): void {
    this.#ended = code;
    this.#parts.onEnd?.(code);
    this.#tell();
  }

  #hear(message: Control): void {
    switch (message.kind) {
      case "hello":
        this.#welcome(message.hello);
        return;
      case "ack":
        this.#note({ kind: "acknowledged", upTo: message.upTo });
        return;
      case "nack":
        this.#note({ kind: "refused", frame: message.frame, reason: message.reason });
        return;
      case "storage":
        this.#note(message);
        return;
      case "role":
        this.#changeStanding(message);
        return;
      case "restored": {
        const { by, version, kept } = message;
        this.#restored = { by, version, kept };
        this.#tell();
        return;
      }
    }
  }

  #changeStanding({ role, locked, mayWrite, paused }: Omit<Standing, "person">): void {
    if (this.#standing === undefined) return;
    const { person } = this.#standing;
    this.#standing = { person, role, locked, mayWrite, paused };
    this.#tell();
  }

  #welcome({ epoch, ...standing }: Hello): void {
    if (this.#epoch !== undefined && this.#epoch !== epoch) {
      this.#end(closeCodes.epochMismatch);
      this.#provider.disconnect();
      return;
    }
    this.#epoch = epoch;
    this.#standing = standing;
    this.#greeted = true;
    this.#waits.opened(this.#parts.now());
    this.#carriers.note({ kind: "greeted", now: this.#parts.now() });
    clearTimeout(this.#timer);
    this.#note({ kind: "opened" });
  }

  #note(event: SavingEvent): void {
    this.#saving = afterEvent(this.#saving, event);
    this.#tell();
  }

  #tell(): void {
    const now = this.#parts.now();
    clearTimeout(this.#wordsTimer);
    const next = nextChange(this.#saving, now);
    if (next !== undefined) this.#wordsTimer = setTimeout(() => this.#tell(), next - now);
    const shown = this.#look();
    if (JSON.stringify(shown) === JSON.stringify(this.#shown)) return;
    this.#shown = shown;
    this.#listeners.tell();
  }

  #look(): ConnectionShown {
    return {
      saving: savingShown(this.#saving, this.#parts.now(), this.#parts.keeps?.()),
      carrier: this.#carriers.words,
      standing: this.#standing,
      restored: this.#restored,
      loaded: this.#loaded,
      ended: this.#ended === undefined ? undefined : explainClose(this.#ended),
      mayReturn: this.#mayReturn(),
    };
  }
}
