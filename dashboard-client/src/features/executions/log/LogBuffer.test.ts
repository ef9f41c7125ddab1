import { describe, expect, it, vi } from 'vitest';
import { linesOf } from '../../../../test/things';
import { LogBuffer } from './LogBuffer';

const now = (tell: () => void) => tell();
const seqs = (buffer: LogBuffer) => buffer.all.map(({ seq }) => seq);

describe('the lines of a log', () => {
  it('are each there once, in order, whoever brings them', () => {
    const buffer = new LogBuffer(undefined, now);
    buffer.lines(1, linesOf(1, 5));
    buffer.lines(1, linesOf(3, 8));
    buffer.lines(1, linesOf(1, 8));
    expect(seqs(buffer)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('are not taken over a gap', () => {
    const buffer = new LogBuffer(undefined, now);
    buffer.lines(1, linesOf(1, 2));
    expect(buffer.lines(1, linesOf(4, 5))).toBe(false);
    expect(seqs(buffer)).toEqual([1, 2]);
    expect(buffer.wanted()).toEqual({ fromSeq: 3 });
  });

  it('begin anew with the next attempt, from its first line', () => {
    const buffer = new LogBuffer(undefined, now);
    buffer.lines(1, linesOf(1, 50));
    expect(buffer.subscribed(2, 51)).toBe(false);
    expect(buffer.wanted()).toEqual({ fromSeq: 1 });
    buffer.lines(2, linesOf(1, 3));
    buffer.lines(1, linesOf(51, 52));
    expect(buffer.attempt).toBe(2);
    expect(seqs(buffer)).toEqual([1, 2, 3]);
  });

  it('of one attempt are not mixed with those of others', () => {
    const buffer = new LogBuffer(1, now);
    expect(buffer.wanted()).toEqual({ attempt: 1, fromSeq: 1 });
    buffer.lines(2, linesOf(1, 3));
    expect(buffer.all).toEqual([]);
  });

  it('are told once a frame, however many come', () => {
    const frames: (() => void)[] = [];
    const buffer = new LogBuffer(undefined, (tell) => frames.push(tell));
    const told = vi.fn();
    buffer.listen(told);
    for (let line = 1; line <= 1_000; line++) {
      buffer.lines(1, linesOf(line, line));
    }
    frames.forEach((tell) => tell());
    expect(told).toHaveBeenCalledOnce();
  });
});
