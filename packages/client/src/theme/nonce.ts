/** What marks a style as ours under the page's Content-Security-Policy. */
export function shellNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
