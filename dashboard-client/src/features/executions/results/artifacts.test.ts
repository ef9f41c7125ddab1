import { describe, expect, it } from 'vitest';
import { artifactOf, attemptOf, executionOf, totalsOf } from '../../../../test/things';
import {
  IMAGE_BYTES_MAX,
  inAddress,
  nameOf,
  previewOf,
  shortfallOf,
  sorted,
  withPath,
} from './artifacts';

describe('a preview', () => {
  it.each([
    ['text/html; charset=UTF-8', 'page'],
    ['application/xhtml+xml', 'page'],
    ['image/png', 'image'],
    ['image/svg+xml', 'image'],
    ['text/plain; charset=UTF-8', 'text'],
    ['text/javascript; charset=UTF-8', 'text'],
    ['application/xml', 'text'],
    ['application/json', 'text'],
    ['application/octet-stream', 'none'],
    ['application/pdf', 'none'],
    ['video/webm', 'none'],
  ])('of %s is: %s', (contentType, kind) => {
    expect(previewOf(artifactOf({ contentType }))).toBe(kind);
  });

  it('asks for nothing of an empty file, of which no range can be had', () => {
    expect(previewOf(artifactOf({ contentType: 'text/plain', size: 0 }))).toBe('empty');
  });

  it('shows images up to a limit', () => {
    const imageOf = (size: number) => artifactOf({ contentType: 'image/png', size });
    expect(previewOf(imageOf(IMAGE_BYTES_MAX))).toBe('image');
    expect(previewOf(imageOf(IMAGE_BYTES_MAX + 1))).toBe('too-large');
  });
});

describe('the path of a file', () => {
  it('means nothing but itself in an address', () => {
    expect(inAddress('a b/größe?.html')).toBe('a%20b/gr%C3%B6%C3%9Fe%3F.html');
    expect(inAddress('#1/100%.txt')).toBe('%231/100%25.txt');
  });

  it('ends with its name', () => {
    expect(nameOf('report/index.html')).toBe('index.html');
    expect(nameOf('junit.xml')).toBe('junit.xml');
  });

  it('is sorted as a person counts', () => {
    const files = ['step-10.png', 'b/x', 'step-2.png'].map((path) => artifactOf({ path }));
    expect(sorted(files).map(({ path }) => path)).toEqual(['b/x', 'step-2.png', 'step-10.png']);
  });

  it('is searched in any case', () => {
    const files = [artifactOf(), artifactOf({ path: 'junit.xml' })];
    expect(withPath(files, ' INDEX ')).toEqual([files[0]]);
    expect(withPath(files, '')).toEqual(files);
  });
});

describe('what is missing of an attempt', () => {
  const runOf = (change: object) => executionOf({ attempts: [attemptOf(change)] });

  it('is nothing when all was kept', () => {
    expect(shortfallOf(runOf({}), 1, [totalsOf()])).toBeUndefined();
  });

  it('is told as the worker says it', () => {
    const note = '1 entry was not kept: "passwd" is a link.';
    expect(shortfallOf(runOf({}), 1, [totalsOf({ refused: 1, note })])).toBe(note);
    expect(
      shortfallOf(runOf({}), 1, [totalsOf({ complete: false, note: 'The time was up.' })]),
    ).toBe('This is not all there is. The time was up.');
  });

  it('is not known when nobody said anything of an attempt that is over', () => {
    expect(shortfallOf(runOf({}), 1, [])).toContain('This is not all there is');
  });

  it('may still come, or was never there', () => {
    expect(shortfallOf(runOf({ outcome: null }), 1, [])).toBeUndefined();
    expect(shortfallOf(runOf({ startTime: null }), 1, [])).toBeUndefined();
    expect(shortfallOf(executionOf(), 1, [])).toBeUndefined();
  });
});
