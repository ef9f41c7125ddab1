import { describe, expect, it } from 'vitest';
import { testCaseOf, testPageOf } from '../../../../test/things';
import { badTests, firstLine, matching, placed, positionAfter, TEST_OUTCOMES } from './tests';

const pageOf = (nextCursor: string | null = null) =>
  testPageOf(
    [testCaseOf(), testCaseOf({ outcome: 'failed' }), testCaseOf({ outcome: 'skipped' })],
    {
      nextCursor,
    },
  );

describe('the order of tests', () => {
  it('goes on within an outcome as long as that has pages', () => {
    const at = { outcome: 'failed', cursor: null } as const;
    expect(positionAfter(pageOf('500'), at, TEST_OUTCOMES)).toEqual({
      outcome: 'failed',
      cursor: '500',
    });
  });

  it('goes on to the next outcome that any test has', () => {
    const at = { outcome: 'failed', cursor: '500' } as const;
    expect(positionAfter(pageOf(), at, TEST_OUTCOMES)).toEqual({
      outcome: 'skipped',
      cursor: null,
    });
  });

  it('ends after the last outcome that was asked for', () => {
    expect(
      positionAfter(pageOf(), { outcome: 'passed', cursor: null }, TEST_OUTCOMES),
    ).toBeUndefined();
    expect(
      positionAfter(pageOf(), { outcome: 'failed', cursor: null }, ['failed']),
    ).toBeUndefined();
  });
});

describe('a search in tests', () => {
  const all = placed([
    testPageOf([testCaseOf({ outcome: 'failed', message: 'expected 3\nbut was 4' })]),
    testPageOf([testCaseOf({ suite: 'shop.Order', name: 'ships' })]),
  ]);
  const namesOf = (text: string) => matching(all, text).map(({ test }) => test.name);

  it.each([
    ['', ['adds', 'ships']],
    [' SHOP.order ', ['ships']],
    ['add', ['adds']],
    ['WAS 4', ['adds']],
    ['nothing', []],
  ])('for "%s" finds %j', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });

  it('leaves each its place', () => {
    expect(matching(all, 'ships')).toEqual([expect.objectContaining({ place: 1 })]);
  });
});

it('a message is told by its first line that says something', () => {
  expect(firstLine('\n  expected 3\n  but was 4')).toBe('expected 3');
  expect(firstLine('')).toBe('');
});

it('tests with an error are no better than failed ones', () => {
  expect(badTests({ total: 9, passed: 5, failed: 1, error: 2, skipped: 1 })).toBe(3);
});
