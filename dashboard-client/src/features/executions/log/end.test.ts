import { expect, it } from 'vitest';
import { digestText, endWords } from './end';

const whole = { lines: 12_345, bytes: 1_258_291, truncated: false, complete: true };

it('says of a whole log how long it is', () => {
  expect(endWords(whole)).toBe('Complete: 12,345 lines, 1.2 MiB.');
});

it('says nothing of a log that grows', () => {
  expect(endWords({ lines: null, bytes: null, truncated: false, complete: false })).toBeUndefined();
});

it('says where how much was left out', () => {
  expect(endWords({ ...whole, truncated: true, gap: { seq: 100, lines: 1, bytes: 2_048 } })).toBe(
    '12,345 lines, 1.2 MiB written. Left out at line 100: 1 line, 2.0 KiB.',
  );
  expect(endWords({ ...whole, truncated: true })).toBe(
    '12,345 lines, 1.2 MiB. The end may be missing.',
  );
});

it('shows digests as sha256sum does, of the streams that there are', () => {
  expect(digestText({ ...whole, sha256: { stdout: 'ab', stderr: 'cd' } })).toBe(
    'sha256 ab  stdout\nsha256 cd  stderr',
  );
  expect(digestText({ ...whole, sha256: { stderr: 'cd' } })).toBe('sha256 cd  stderr');
  expect(digestText(whole)).toBeUndefined();
});
