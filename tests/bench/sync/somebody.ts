import type { ServerName } from "./dialects.ts";
import type { LeanSocket } from "./lean-socket.ts";

/** Where somebody sits down, and what for. */
export interface Place<Server extends ServerName = ServerName> {
  readonly server: Server;
  readonly port: number;
  readonly room: string;
  readonly index: number;
}

/** Somebody who works on a server: makes changes, shows a pointer, and reads no more than needed. */
export interface Somebody {
  readonly index: number;
  readonly room: string;
  /** When each change was sent, by its number from 0. */
  readonly sentAt: readonly number[];
  onChange: (payload: Buffer) => void;
  onAck: (milliseconds: number) => void;
  onClose: (code: number) => void;
  readonly socket: LeanSocket;
  /** Comes in. Resolves when the whole document is there. */
  join(): Promise<void>;
  change(padding: string): void;
  point(): void;
  /** Puts a whole document where nobody has written yet. Resolves when the server has it. */
  seed(update: Uint8Array): Promise<void>;
  /** What stands in the end under somebody's key for one who got these messages. */
  read(messages: readonly Buffer[]): (writer: Somebody) => string;
}
