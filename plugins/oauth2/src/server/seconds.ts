/** Now, in seconds since the epoch (RFC 7519 NumericDate). */
export function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
