/** What an error says, with what it came of: `fetch failed` alone tells nothing. */
export function withCause({ message, cause }) {
  return cause instanceof Error ? `${message}: ${withCause(cause)}` : message;
}
