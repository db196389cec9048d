/** What a log may carry of an error: its kind and code. Messages of database errors hold the values that were written. */
export function reasonOf(error: unknown): string {
  const innermost = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(innermost instanceof Error)) return typeof innermost;
  return "code" in innermost ? `${innermost.name} ${String(innermost.code)}` : innermost.name;
}
