/** What a step that may fail for an expected reason gives back. Bugs throw; choices of the caller come as values. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** The step worked, and this is what it made. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** The step did not work, for this reason, which the caller is expected to handle. */
export function fail<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
