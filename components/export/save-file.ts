import { textIn } from "#components/people/send.ts";
import { fail, ok, type Result } from "#lib/result.ts";

/** Fetches a file from our own server and hands it to the browser to keep. Fails in words for the person who asked. */
export async function saveFile(address: string): Promise<Result<string, string>> {
  const answer = await fetch(address).catch(() => undefined);
  if (answer === undefined) {
    return fail("We could not reach the server. Check your connection and try again.");
  }
  if (!answer.ok) return fail(await problemIn(answer));
  const name = nameIn(answer.headers.get("Content-Disposition") ?? "");
  keep(await answer.blob(), name);
  return ok(name);
}

async function problemIn(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => undefined);
  const error: unknown =
    typeof body === "object" && body !== null ? Reflect.get(body, "error") : undefined;
  return textIn(error, "message") ?? "The file could not be made. Try again.";
}

function nameIn(disposition: string): string {
  const coded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return coded === undefined ? "gap map" : decodeURIComponent(coded);
}

function keep(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
