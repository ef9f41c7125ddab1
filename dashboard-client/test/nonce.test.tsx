import { render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Dialog } from '@/components/ui/Dialog';
import { takeNonce } from '@/lib/nonce';

afterEach(() => document.head.replaceChildren());

it('is on the style that an open window puts into the page', () => {
  document.head.innerHTML = '<meta name="csp-nonce" content="n-1">';
  takeNonce();
  render(
    <Dialog isOpen title="Window" onClose={() => undefined}>
      Text
    </Dialog>,
  );
  const [style] = document.head.querySelectorAll('style');
  expect(style?.getAttribute('nonce')).toBe('n-1');
  expect(style?.textContent).toContain('overflow: hidden');
});
