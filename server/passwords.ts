import { hash, verify } from "@node-rs/argon2";
import { newSecret } from "./secrets.ts";

/** argon2id with the parameters of the OWASP password storage cheat sheet (19 MiB, 2 rounds, 1 lane). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const shortestPassword = 12;
const longestPassword = 1_000;

/** A password as it is kept. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether this is the password. Without a kept hash the answer is no, after the same work. */
export async function passwordFits(kept: string | undefined, password: string): Promise<boolean> {
  const right = await verify(kept ?? (await nobodysHash()), password.slice(0, longestPassword));
  return right && kept !== undefined;
}

let nobody: Promise<string> | undefined;

/** A hash no password is known for, so that unknown addresses cost the same work. */
function nobodysHash(): Promise<string> {
  nobody ??= hash(newSecret(), cost);
  return nobody;
}

/** Why this will not do as a password, in words; undefined when it will. */
export function troubleWithPassword(
  password: string | undefined,
  email: string,
): string | undefined {
  if (password === undefined) return undefined;
  const length = [...password].length;
  if (length < shortestPassword) {
    return `Choose a password of at least ${shortestPassword} characters. Three or four words are easy to remember.`;
  }
  if (length > longestPassword)
    return `The password may have at most ${longestPassword} characters.`;
  if (password.toLowerCase().trim() === email) return "The password may not be the e-mail address.";
  if (new Set(password).size < 5)
    return "The password repeats the same few characters. Choose another.";
  return undefined;
}
