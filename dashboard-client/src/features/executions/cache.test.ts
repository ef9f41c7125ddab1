import { describe, expect, it } from 'vitest';
import { executionOf, executionsOf } from '../../../test/things';
import { patched, withFreshTop, without, withUpdate, type Pages } from './cache';
import { filtersOf } from './filters';

const ALL = filtersOf(new URLSearchParams());
const FAILED = filtersOf(new URLSearchParams('status=FAILED'));

function pagesOf(...pages: ReturnType<typeof executionsOf>[]): Pages {
  return {
    pages: pages.map((data, index) => ({
      success: true,
      data,
      nextCursor: index < pages.length - 1 ? `c${index}` : 'end',
    })),
    pageParams: pages.map((_, index) => (index === 0 ? null : `c${index - 1}`)),
  };
}

const idsOf = (pages: Pages) => pages.pages.flatMap(({ data }) => data.map(({ taskId }) => taskId));
const update = { taskId: 'nightly-1', organizationId: 'o1', status: 'PASSED' as const };

describe('an update', () => {
  it('changes the fields it has and leaves the others', () => {
    const next = patched(executionOf(), { ...update, version: 4, exitCode: 0, endTime: 'later' });
    expect(next).toMatchObject({ status: 'PASSED', version: 4, exitCode: 0, endTime: 'later' });
    expect(next.image).toBe('tests:1');
    expect(next.startTime).toBe(executionOf().startTime);
  });

  it('that is late changes nothing', () => {
    const present = executionOf({ version: 5 });
    expect(patched(present, { ...update, version: 5 })).toBe(present);
  });

  it('ends the waiting and the stopping that no longer are', () => {
    const waiting = { reason: 'no_worker' as const, position: 1, estimateSeconds: null };
    const next = patched(executionOf({ status: 'PENDING', waiting, cancelRequested: true }), {
      ...update,
      version: 9,
    });
    expect(next).not.toHaveProperty('waiting');
    expect(next).not.toHaveProperty('cancelRequested');
  });

  it('takes an execution off a list whose filter it no longer passes', () => {
    const pages = pagesOf([executionOf({ status: 'FAILED' })]);
    expect(idsOf(withUpdate(pages, { ...update, version: 9 }, FAILED))).toEqual([]);
    expect(idsOf(withUpdate(pages, { ...update, version: 9 }, ALL))).toEqual(['nightly-1']);
  });

  it('that says deleted takes it off every list', () => {
    const pages = pagesOf([executionOf()]);
    expect(idsOf(withUpdate(pages, { ...update, version: 9, deleted: true }, ALL))).toEqual([]);
  });
});

describe('a fresh first page', () => {
  const many = executionsOf(10);
  const pages = pagesOf(many.slice(2, 5), many.slice(5, 8));

  it('puts new executions on top and keeps the pages below', () => {
    const fresh = { success: true, data: many.slice(0, 3), nextCursor: 'x' };
    const next = withFreshTop(pages, fresh);
    expect(idsOf(next)).toEqual(many.slice(0, 8).map(({ taskId }) => taskId));
    expect(next.pages.at(-1)?.nextCursor).toBe('end');
  });

  it('begins anew when it does not reach what is loaded', () => {
    const fresh = { success: true, data: many.slice(0, 2), nextCursor: 'x' };
    expect(withFreshTop(pages, fresh)).toEqual({ pages: [fresh], pageParams: [null] });
  });

  it('takes off what should be on it and is not', () => {
    const fresh = {
      success: true,
      data: many.slice(2, 5).filter((_, index) => index !== 1),
      nextCursor: 'x',
    };
    expect(idsOf(withFreshTop(pages, fresh))).not.toContain(many[3]?.taskId);
  });

  it('does not undo news that came while it was asked for', () => {
    const newer = many.slice(2, 5).map((execution) => ({ ...execution, version: 99 }));
    const fresh = { success: true, data: many.slice(2, 5), nextCursor: null };
    const next = withFreshTop(pagesOf(newer), fresh);
    expect(next.pages[0]?.data.map(({ version }) => version)).toEqual([99, 99, 99]);
  });
});

it('what was deleted here goes at once', () => {
  const pages = pagesOf(executionsOf(3));
  expect(idsOf(without(pages, new Set(['run-2'])))).toEqual(['run-3', 'run-1']);
});
