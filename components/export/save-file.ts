import { type Refusal, refusalIn, unreachable } from "#components/people/send.ts";
import { fail, ok, type Result } from "#lib/result.ts";

/** Fetches a file from our own server and hands it to the browser to keep. Fails in words for the person who asked. */
export async function saveFile(address: string): Promise<Result<string, Refusal>> {
  const answer = await fetch(address).catch(() => undefined);
  if (answer === undefined) return fail(unreachable);
  if (!answer.ok) return fail(await refusalIn(answer));
  const name = nameIn(answer.headers.get("Content-Disposition") ?? "");
  keepFile(await answer.blob(), name);
  return ok(name);
}

function nameIn(disposition: string): string {
  const coded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return coded === undefined ? "gap map" : decodeURIComponent(coded);
}

/** Hands a file to the browser to keep. */
export function keepFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
