import { setNonce } from 'get-nonce';

/**
 * An open window keeps the page behind from being scrolled by a `<style>`, which the page's policy
 * lets pass by the nonce that the service wrote into the page.
 */
export function takeNonce(): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  if (nonce !== '') {
    setNonce(nonce);
  }
}
