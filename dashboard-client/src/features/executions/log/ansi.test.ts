import { expect, it } from 'vitest';
import { pieces, plain } from './ansi';

const E = '\u001b';

it('shows colours as classes and hides the codes', () => {
  const shown = pieces(`a ${E}[32m✓ ok${E}[0m b`, '');
  expect(shown.map(({ text }) => text).join('')).toBe('a ✓ ok b');
  expect(shown.find(({ text }) => text === '✓ ok')?.className).toBe('ansi-green-fg');
});

it('knows the 256 colours and exact ones', () => {
  expect(pieces(`${E}[38;5;196mx`, '')[0]?.color).toBe('rgb(255, 0, 0)');
  expect(pieces(`${E}[38;5;244mx`, '')[0]?.color).toBe('rgb(128, 128, 128)');
  expect(pieces(`${E}[38;2;1;2;3mx`, '')[0]?.color).toBe('rgb(1, 2, 3)');
});

it('marks what is searched for across colours, in any case', () => {
  const shown = pieces(`say ${E}[31mHel${E}[0mlo, hello`, 'hello');
  expect(shown.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual([
    'Hel',
    'lo',
    'hello',
  ]);
  expect(shown.map(({ text }) => text).join('')).toBe('say Hello, hello');
});

it('never makes markup of what a container wrote', () => {
  expect(pieces('<img src=x onerror=alert(1)>', '')[0]?.text).toBe('<img src=x onerror=alert(1)>');
});

it('is searched without its codes', () => {
  expect(plain(`${E}[1;31merror${E}[0m: x`)).toBe('error: x');
});
